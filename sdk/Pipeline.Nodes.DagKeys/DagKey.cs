using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Nodes.DagKeys;

/// <summary>A DAG key, and the encrypted identifier that it was made from.</summary>
public sealed record DagKey
{
    private const int Digits = 8;

    private DagKey(DagKeyScheme scheme, ReadOnlyMemory<byte> ciphertext)
    {
        Scheme = scheme;
        Ciphertext = ciphertext;
        Value = ValueOf(ciphertext.Span);
    }

    /// <summary>The key: 8 lower-case hex digits.</summary>
    public string Value { get; }

    /// <summary>How the identifier was encrypted.</summary>
    public DagKeyScheme Scheme { get; }

    /// <summary>
    /// What CodeIgniter's library returns for the identifier: ASCII text of <see cref="DagKeyScheme.CodeIgniter3"/> and
    /// <see cref="DagKeyScheme.CodeIgniterLegacy"/>, raw bytes of <see cref="DagKeyScheme.CodeIgniter4"/>.
    /// </summary>
    public ReadOnlyMemory<byte> Ciphertext { get; }

    /// <summary>Makes a key: <c>substr(md5(encrypt(id)), 0, 8)</c>. Each call gives another one.</summary>
    /// <param name="id">The identifier; not empty, at most a few kilobytes. It is encrypted as UTF-8.</param>
    /// <param name="encryptionKey">CodeIgniter's key, of <see cref="EncryptionKey.LeastLength"/> bytes or more.</param>
    /// <param name="scheme">How to encrypt it.</param>
    /// <returns>The key. Whether it is taken already, the caller must check: 77,163 keys collide with a chance of one half.</returns>
    /// <exception cref="ArgumentException">The identifier is empty, or the encryption key too short for the scheme.</exception>
    public static DagKey Create(string id, EncryptionKey encryptionKey, DagKeyScheme scheme = DagKeyScheme.CodeIgniter3)
    {
        IdentifierCipher cipher = CipherOf(scheme, encryptionKey);
        return Create(id, cipher, RandomNumberGenerator.GetBytes(cipher.VectorBytes), scheme);
    }

    /// <summary>Gives the identifier back.</summary>
    /// <param name="ciphertext">What CodeIgniter's library, or <see cref="Create(string, EncryptionKey, DagKeyScheme)"/>, encrypted.</param>
    /// <param name="encryptionKey">The key that it was encrypted with.</param>
    /// <param name="scheme">How it was encrypted.</param>
    /// <returns>The identifier.</returns>
    /// <exception cref="ArgumentException">The encryption key is too short for the scheme.</exception>
    /// <exception cref="CryptographicException">
    /// It was encrypted otherwise, with another key, or is damaged. <see cref="DagKeyScheme.CodeIgniterLegacy"/> has no authentication: there it
    /// may give wrong text instead.
    /// </exception>
    public static string Decrypt(ReadOnlySpan<byte> ciphertext, EncryptionKey encryptionKey, DagKeyScheme scheme = DagKeyScheme.CodeIgniter3) =>
        Encoding.UTF8.GetString(CipherOf(scheme, encryptionKey).Decrypt(ciphertext));

    /// <summary>Makes the key of what is encrypted already.</summary>
    /// <param name="ciphertext">What CodeIgniter's library returned.</param>
    /// <returns>8 lower-case hex digits.</returns>
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "CodeIgniter's own step; the key is a name and protects nothing.")]
    public static string ValueOf(ReadOnlySpan<byte> ciphertext) => Convert.ToHexStringLower(MD5.HashData(ciphertext))[..Digits];

    internal static DagKey Create(string id, EncryptionKey encryptionKey, DagKeyScheme scheme, ReadOnlySpan<byte> vector) =>
        Create(id, CipherOf(scheme, encryptionKey), vector, scheme);

    private static DagKey Create(string id, IdentifierCipher cipher, ReadOnlySpan<byte> vector, DagKeyScheme scheme)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return new DagKey(scheme, cipher.Encrypt(Encoding.UTF8.GetBytes(id), vector));
    }

    private static IdentifierCipher CipherOf(DagKeyScheme scheme, EncryptionKey encryptionKey)
    {
        ArgumentNullException.ThrowIfNull(encryptionKey);
        int least = EncryptionKey.LeastLength(scheme);
        if (encryptionKey.Length < least)
        {
            throw new ArgumentException($"The encryption key has {encryptionKey.Length} bytes; {scheme} takes {least} or more.", nameof(encryptionKey));
        }

        return scheme switch
        {
            DagKeyScheme.CodeIgniter3 => new CodeIgniter3Cipher(encryptionKey.Bytes),
            DagKeyScheme.CodeIgniter4 => new CodeIgniter4Cipher(encryptionKey.Bytes),
            DagKeyScheme.CodeIgniterLegacy => new LegacyCipher(encryptionKey.Bytes),
            _ => throw new ArgumentOutOfRangeException(nameof(scheme), scheme, "There is no such scheme."),
        };
    }
}
