using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Nodes.DagKeys;

/// <summary>CodeIgniter's <c>encryption_key</c>: the bytes that its libraries derive their keys from. It is a secret.</summary>
public sealed class EncryptionKey
{
    private const string HexPrefix = "hex2bin:";
    private const string Base64Prefix = "base64:";

    private readonly byte[] _bytes;

    /// <summary>Takes the bytes of a key.</summary>
    /// <param name="bytes">At least one byte; they are copied.</param>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> is empty.</exception>
    public EncryptionKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            throw new ArgumentException("An encryption key has at least one byte.", nameof(bytes));
        }

        _bytes = bytes.ToArray();
    }

    /// <summary>How many bytes it has.</summary>
    public int Length => _bytes.Length;

    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Reads a key as CodeIgniter's settings write it.</summary>
    /// <param name="text"><c>hex2bin:</c> and hex digits, <c>base64:</c> and Base64, or the text whose UTF-8 bytes are the key.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">It is empty, or what follows the prefix is not hex or Base64. The text of the exception does not hold the key.</exception>
    public static EncryptionKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        byte[] bytes = text.StartsWith(HexPrefix, StringComparison.Ordinal) ? Decode(text[HexPrefix.Length..], HexPrefix, "hex digits", Convert.FromHexString)
            : text.StartsWith(Base64Prefix, StringComparison.Ordinal) ? Decode(text[Base64Prefix.Length..], Base64Prefix, "Base64", Convert.FromBase64String)
            : Encoding.UTF8.GetBytes(text);
        return bytes.Length > 0 ? new EncryptionKey(bytes) : throw new FormatException("the encryption key is empty");
    }

    /// <summary>Draws a key for a scheme.</summary>
    /// <param name="scheme">Decides how many bytes it has.</param>
    /// <returns>A key of random bytes.</returns>
    public static EncryptionKey Draw(DagKeyScheme scheme) => new(RandomNumberGenerator.GetBytes(Math.Max(LeastLength(scheme), 16)));

    /// <summary>The fewest bytes that a key of a scheme has; of a longer one all bytes count.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <returns>A number of bytes.</returns>
    public static int LeastLength(DagKeyScheme scheme) => scheme switch
    {
        DagKeyScheme.CodeIgniter3 => CodeIgniter3Cipher.LeastKeyBytes,
        DagKeyScheme.CodeIgniter4 => CodeIgniter4Cipher.LeastKeyBytes,
        _ => 1,
    };

    private static byte[] Decode(string text, string prefix, string form, Func<string, byte[]> decode)
    {
        try
        {
            return decode(text);
        }
        catch (FormatException)
        {
            throw new FormatException($"the encryption key begins with '{prefix}', and what follows is not {form}");
        }
    }
}
