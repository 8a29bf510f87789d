using CsCheck;
using Pipeline.Nodes.DataFetcher.Http;

namespace Pipeline.Nodes.DataFetcher.Tests.Http;

public sealed class UrlTextTests
{
    [Theory]
    [InlineData("https://example.com/data.csv", "https://example.com/data.csv")]
    [InlineData("https://ann:pw@example.com:8443/a%20b?sig=s&x=1&flag#part", "https://example.com:8443/a%20b?sig=…&x=…&…")]
    [InlineData("http://[::1]:80/?=v", "http://[::1]/?=…")]
    public void WithoutSecrets_Any_KeepsHostPathAndNames(string url, string expected) =>
        Assert.Equal(expected, UrlText.WithoutSecrets(new Uri(url)));

    [Fact]
    public void WithoutSecrets_SecretAnywhereButInThePath_IsNeverShown() =>
        Gen.Select(Gen.Char.AlphaNumeric.Array[0, 9], Gen.Char.AlphaNumeric.Array[0, 9]).Sample((left, right) =>
        {
            string secret = $"{new string(left)}S3CRET{new string(right)}";
            Uri url = new($"https://u{secret}:{secret}@host/path?a={secret}&{secret}&b=x={secret}#{secret}");
            return !UrlText.WithoutSecrets(url).Contains("S3CRET", StringComparison.Ordinal);
        });
}
