using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Pipeline.Nodes.DagKeys;

/// <summary>CodeIgniter 4, the OpenSSL handler with its defaults: AES-256-CTR, and before it the raw HMAC-SHA512; one key for both.</summary>
internal sealed class CodeIgniter4Cipher : IdentifierCipher
{
    public const int LeastKeyBytes = AesKeyBytes;

    private const int AesKeyBytes = 32;
    private const int BlockBytes = 16;
    private const int MacBytes = HMACSHA512.HashSizeInBytes;

    private readonly byte[] _key = new byte[MacBytes];

    public CodeIgniter4Cipher(ReadOnlySpan<byte> key) => HKDF.DeriveKey(HashAlgorithmName.SHA512, key, _key, salt: [], info: []);

    public override int VectorBytes => BlockBytes;

    public override byte[] Encrypt(ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> vector)
    {
        byte[] body = [.. vector, .. Apply(plaintext, vector)];
        return [.. HMACSHA512.HashData(_key, body), .. body];
    }

    public override byte[] Decrypt(ReadOnlySpan<byte> ciphertext)
    {
        if (ciphertext.Length <= MacBytes + BlockBytes
            || !CryptographicOperations.FixedTimeEquals(HMACSHA512.HashData(_key, ciphertext[MacBytes..]), ciphertext[..MacBytes]))
        {
            throw Foreign();
        }

        return Apply(ciphertext[(MacBytes + BlockBytes)..], ciphertext.Slice(MacBytes, BlockBytes));
    }

    // Counter mode: the same in both directions.
    private byte[] Apply(ReadOnlySpan<byte> text, ReadOnlySpan<byte> vector)
    {
        BufferedBlockCipher cipher = new(new SicBlockCipher(new AesEngine()));
        cipher.Init(forEncryption: true, new ParametersWithIV(new KeyParameter(_key, 0, AesKeyBytes), vector));
        return cipher.DoFinal(text.ToArray());
    }
}
