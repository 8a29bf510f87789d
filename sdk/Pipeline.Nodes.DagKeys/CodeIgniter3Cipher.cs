using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Nodes.DagKeys;

/// <summary>
/// CodeIgniter 3, <c>Encryption::encrypt</c> with its defaults: AES-128-CBC, Base64, and before it the HMAC-SHA512 of that text in hex.
/// </summary>
internal sealed class CodeIgniter3Cipher : IdentifierCipher
{
    public const int LeastKeyBytes = AesKeyBytes;

    private const int AesKeyBytes = 16;
    private const int BlockBytes = 16;
    private const int MacDigits = 2 * HMACSHA512.HashSizeInBytes;

    private readonly byte[] _aesKey;
    private readonly byte[] _macKey;

    public CodeIgniter3Cipher(ReadOnlySpan<byte> key)
    {
        _aesKey = Derive(key, key.Length, "encryption"u8)[..AesKeyBytes];
        _macKey = Derive(key, HMACSHA512.HashSizeInBytes, "authentication"u8);
    }

    public override int VectorBytes => BlockBytes;

    public override byte[] Encrypt(ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> vector)
    {
        using Aes aes = MakeAes();
        byte[] text = Encoding.ASCII.GetBytes(Convert.ToBase64String([.. vector, .. aes.EncryptCbc(plaintext, vector)]));
        return [.. Mac(text), .. text];
    }

    public override byte[] Decrypt(ReadOnlySpan<byte> ciphertext)
    {
        if (ciphertext.Length < MacDigits || !CryptographicOperations.FixedTimeEquals(Mac(ciphertext[MacDigits..]), ciphertext[..MacDigits]))
        {
            throw Foreign();
        }

        byte[] body = FromBase64(ciphertext[MacDigits..]);
        using Aes aes = MakeAes();
        return body.Length > BlockBytes ? aes.DecryptCbc(body.AsSpan(BlockBytes), body.AsSpan(0, BlockBytes)) : throw Foreign();
    }

    private static byte[] Derive(ReadOnlySpan<byte> key, int length, ReadOnlySpan<byte> purpose)
    {
        byte[] derived = new byte[length];
        HKDF.DeriveKey(HashAlgorithmName.SHA512, key, derived, salt: new byte[HMACSHA512.HashSizeInBytes], purpose);
        return derived;
    }

    private Aes MakeAes()
    {
        Aes aes = Aes.Create();
        aes.Key = _aesKey;
        return aes;
    }

    private byte[] Mac(ReadOnlySpan<byte> text) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA512.HashData(_macKey, text)));
}
