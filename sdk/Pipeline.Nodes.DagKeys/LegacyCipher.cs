using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Pipeline.Nodes.DagKeys;

/// <summary>
/// CodeIgniter 2 and 3, <c>Encrypt::encode</c> with its defaults: Rijndael with a block of 256 bits (not AES) in CBC, zero padding, a noise that
/// is added byte by byte, Base64. It has no authentication.
/// </summary>
[SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "CodeIgniter's own steps.")]
[SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "CodeIgniter's own steps.")]
internal sealed class LegacyCipher : IdentifierCipher
{
    private const int BlockBytes = 32;

    private readonly byte[] _key;
    private readonly byte[] _noise;

    public LegacyCipher(ReadOnlySpan<byte> key)
    {
        _key = HexDigits(MD5.HashData(key));
        _noise = HexDigits(SHA1.HashData(_key));
    }

    public override int VectorBytes => BlockBytes;

    public override byte[] Encrypt(ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> vector)
    {
        byte[] padded = new byte[(plaintext.Length + BlockBytes - 1) / BlockBytes * BlockBytes];
        plaintext.CopyTo(padded);
        byte[] body = [.. vector, .. Apply(padded, vector, forEncryption: true)];
        for (int index = 0; index < body.Length; index++)
        {
            body[index] += _noise[index % _noise.Length];
        }

        return Encoding.ASCII.GetBytes(Convert.ToBase64String(body));
    }

    public override byte[] Decrypt(ReadOnlySpan<byte> ciphertext)
    {
        byte[] body = FromBase64(ciphertext);
        if (body.Length < 2 * BlockBytes || body.Length % BlockBytes != 0)
        {
            throw Foreign();
        }

        for (int index = 0; index < body.Length; index++)
        {
            body[index] -= _noise[index % _noise.Length];
        }

        byte[] padded = Apply(body[BlockBytes..], body.AsSpan(0, BlockBytes), forEncryption: false);
        return padded.AsSpan().TrimEnd((byte)0).ToArray();
    }

    private byte[] Apply(byte[] blocks, ReadOnlySpan<byte> vector, bool forEncryption)
    {
        BufferedBlockCipher cipher = new(new CbcBlockCipher(new RijndaelEngine(8 * BlockBytes)));
        cipher.Init(forEncryption, new ParametersWithIV(new KeyParameter(_key), vector));
        return cipher.DoFinal(blocks);
    }

    private static byte[] HexDigits(byte[] bytes) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes));
}
