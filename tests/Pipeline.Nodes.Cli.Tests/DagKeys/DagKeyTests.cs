using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Pipeline.Nodes.DagKeys;

namespace Pipeline.Nodes.Cli.Tests.DagKeys;

public sealed class DagKeyTests
{
    private static readonly byte[] Vector = [.. Enumerable.Range(0x10, 16).Select(value => (byte)value)];

    public static TheoryData<DagKeyScheme> Schemes => [.. Enum.GetValues<DagKeyScheme>()];

    [Fact]
    public void Create_CodeIgniter3WithFixedVector_IsTheKnownKey()
    {
        DagKey key = DagKey.Create("42", KeyOf(16), DagKeyScheme.CodeIgniter3, Vector);

        Assert.EndsWith("EBESExQVFhcYGRobHB0eH7aQbDDTMaU+lKVqRhU+Xd4=", Encoding.ASCII.GetString(key.Ciphertext.Span), StringComparison.Ordinal);
        Assert.Equal("4299dd10", key.Value);
    }

    [Fact]
    public void Create_CodeIgniter4WithFixedVector_IsTheKnownKey() =>
        Assert.Equal("520c2440", DagKey.Create("42", KeyOf(32), DagKeyScheme.CodeIgniter4, Vector).Value);

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Decrypt_WhatWasEncrypted_GivesTheIdentifier(DagKeyScheme scheme) =>
        Gen.Select(Gen.String[1, 100].Where(text => !text.Contains('\0', StringComparison.Ordinal) && IsText(text)), Gen.Byte.Array[32, 64]).Sample((id, bytes) =>
        {
            EncryptionKey key = new(bytes);
            DagKey dagKey = DagKey.Create(id, key, scheme);
            return DagKey.Decrypt(dagKey.Ciphertext.Span, key, scheme) == id && DagKey.ValueOf(dagKey.Ciphertext.Span) == dagKey.Value;
        });

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Create_Twice_GivesTwoKeys(DagKeyScheme scheme) =>
        Assert.NotEqual(DagKey.Create("42", KeyOf(32), scheme).Ciphertext.ToArray(), DagKey.Create("42", KeyOf(32), scheme).Ciphertext.ToArray());

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Decrypt_DamagedOrForeign_IsRefused(DagKeyScheme scheme)
    {
        byte[] ciphertext = DagKey.Create("42", KeyOf(32), scheme).Ciphertext.ToArray();

        Assert.ThrowsAny<CryptographicException>(() => DagKey.Decrypt(ciphertext.AsSpan(1), KeyOf(32), scheme));
        Assert.ThrowsAny<CryptographicException>(() => DagKey.Decrypt([], KeyOf(32), scheme));
        if (scheme != DagKeyScheme.CodeIgniterLegacy)
        {
            Assert.ThrowsAny<CryptographicException>(() => DagKey.Decrypt(ciphertext, KeyOf(33), scheme));
            ciphertext[^1] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => DagKey.Decrypt(ciphertext, KeyOf(32), scheme));
        }
    }

    [Theory]
    [InlineData(DagKeyScheme.CodeIgniter3, 15)]
    [InlineData(DagKeyScheme.CodeIgniter4, 31)]
    public void Create_KeyTooShort_IsRefusedWithBothLengths(DagKeyScheme scheme, int length)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => DagKey.Create("42", KeyOf(length), scheme));

        Assert.Contains($"{length} bytes", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"{length + 1} or more", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_NoIdentifier_IsRefused() => Assert.Throws<ArgumentException>(() => DagKey.Create("", KeyOf(32)));

    [Theory]
    [InlineData("hex2bin:000102ff", new byte[] { 0, 1, 2, 255 })]
    [InlineData("base64:AAEC/w==", new byte[] { 0, 1, 2, 255 })]
    [InlineData("käse", new byte[] { 0x6b, 0xc3, 0xa4, 0x73, 0x65 })]
    public void Parse_EachForm_GivesTheBytes(string text, byte[] bytes) =>
        Assert.Equal(bytes, EncryptionKey.Parse(text).Bytes.ToArray());

    [Theory]
    [InlineData("")]
    [InlineData("hex2bin:")]
    [InlineData("hex2bin:secret")]
    [InlineData("base64:s")]
    public void Parse_NoKey_IsRefusedWithoutShowingIt(string text)
    {
        FormatException exception = Assert.Throws<FormatException>(() => EncryptionKey.Parse(text));

        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_NoBytes_IsRefused() => Assert.Throws<ArgumentException>(() => new EncryptionKey([]));

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Draw_EachScheme_GivesALongEnoughKey(DagKeyScheme scheme) => Assert.True(EncryptionKey.Draw(scheme).Length >= EncryptionKey.LeastLength(scheme));

    private static EncryptionKey KeyOf(int length) => new([.. Enumerable.Range(0, length).Select(value => (byte)value)]);

    // Half of a surrogate pair has no UTF-8.
    private static bool IsText(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
