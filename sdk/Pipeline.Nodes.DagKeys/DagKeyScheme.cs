namespace Pipeline.Nodes.DagKeys;

/// <summary>Which of CodeIgniter's libraries encrypts the identifier.</summary>
public enum DagKeyScheme
{
    /// <summary>CodeIgniter 3, <c>Encryption::encrypt</c>: AES-128-CBC under an HMAC. Its key has 16 bytes or more.</summary>
    CodeIgniter3,

    /// <summary>CodeIgniter 4, the OpenSSL handler: AES-256-CTR under an HMAC. Its key has 32 bytes or more.</summary>
    CodeIgniter4,

    /// <summary>
    /// CodeIgniter 2 and 3, <c>Encrypt::encode</c>: Rijndael with a block of 256 bits, without an authentication. Its key has 1 byte or more. PHP 8
    /// cannot run it any more; take another one for new keys.
    /// </summary>
    CodeIgniterLegacy,
}
