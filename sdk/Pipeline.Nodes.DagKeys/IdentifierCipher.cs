using System.Security.Cryptography;

namespace Pipeline.Nodes.DagKeys;

/// <summary>One of CodeIgniter's ways to encrypt.</summary>
internal abstract class IdentifierCipher
{
    /// <summary>How many random bytes an encryption begins with.</summary>
    public abstract int VectorBytes { get; }

    /// <summary>Encrypts bytes.</summary>
    public abstract byte[] Encrypt(ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> vector);

    /// <summary>Gives the bytes back.</summary>
    /// <exception cref="CryptographicException">It is not what this cipher made with this key.</exception>
    public abstract byte[] Decrypt(ReadOnlySpan<byte> ciphertext);

    /// <summary>The exception for what another cipher or key made.</summary>
    protected static CryptographicException Foreign() => new("The ciphertext is damaged, or of another scheme or encryption key.");

    /// <summary>Reads Base64 that stands as ASCII.</summary>
    /// <exception cref="CryptographicException">It is no Base64.</exception>
    protected static byte[] FromBase64(ReadOnlySpan<byte> ascii)
    {
        byte[] bytes = new byte[ascii.Length];
        return System.Buffers.Text.Base64.DecodeFromUtf8(ascii, bytes, out _, out int length) == System.Buffers.OperationStatus.Done ? bytes[..length] : throw Foreign();
    }
}
