using Pipeline.Nodes.DataFetcher.Locations;

namespace Pipeline.Nodes.DataFetcher.Tests.Locations;

public sealed class DataUrlTests
{
    [Theory]
    [InlineData("https://example.com/data.csv")]
    [InlineData("HTTP://example.com")]
    [InlineData("https://ann:pw@[::1]:8443/a%20b?x=1#part")]
    public void TryParse_Web_GivesUrl(string text)
    {
        Assert.True(DataUrl.TryParse(text, out DataUrl? location, out _));
        Assert.Equal(new Uri(text), location.Web);
        Assert.Null(location.ObjectKey);
    }

    [Theory]
    [InlineData("bills/focus_sample.csv")]
    [InlineData("a")]
    [InlineData("bills/a:b.csv")]
    [InlineData("www.example.com/data.csv")]
    [InlineData("Rechnungen/März 2026?.csv")]
    [InlineData("..a/b..")]
    public void TryParse_Path_GivesKey(string text)
    {
        Assert.True(DataUrl.TryParse(text, out DataUrl? location, out _));
        Assert.Equal(text, location.ObjectKey);
        Assert.Null(location.Web);
    }

    [Theory]
    [InlineData("ftp://example.com/x", "the scheme 'ftp:' is not known; give an https: or http: URL, or the path of an object")]
    [InlineData("file:///etc/passwd", "the scheme 'file:' is not known")]
    [InlineData("s3://bucket/key", "the scheme 's3:' is not known")]
    [InlineData("S3:key", "the scheme 's3:' is not known")]
    [InlineData("C:\\bills\\a.csv", "the scheme 'c:' is not known")]
    [InlineData("https:example.com", "this is no https URL")]
    [InlineData("https://", "this is no https URL")]
    [InlineData("http:///path", "this is no http URL")]
    [InlineData("https://h:99999/", "this is no https URL")]
    [InlineData("https://h/a b", "U+0020 (at position 12); write a blank as %20")]
    [InlineData("https://h/a\r\nX: y", "U+000D (at position 12)")]
    [InlineData("", "it is empty")]
    [InlineData("/bills/a.csv", "it begins with '/'")]
    [InlineData("//host/a.csv", "it begins with '/'")]
    [InlineData("bills/../a.csv", "'.' or '..'")]
    [InlineData("..", "'.' or '..'")]
    [InlineData("./a.csv", "'.' or '..'")]
    [InlineData("bills\\a.csv", "it has a '\\'")]
    [InlineData("bills//a.csv", "it ends with '/' or has '//' in it")]
    [InlineData("bills/", "it ends with '/'")]
    [InlineData("bills/a\n.csv", "U+000A at position 8")]
    [InlineData("bills/\u007f", "U+007F at position 7")]
    [InlineData("bills/\u0085", "U+0085 at position 7")]
    public void TryParse_Other_SaysWhy(string text, string expected)
    {
        Assert.False(DataUrl.TryParse(text, out DataUrl? location, out string? problem));
        Assert.Null(location);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_TooLongPath_SaysWhy()
    {
        Assert.True(DataUrl.TryParse(new string('ü', 350), out _, out _));
        Assert.False(DataUrl.TryParse(new string('ü', 350) + "a", out _, out string? problem));
        Assert.Contains("700 bytes", problem, StringComparison.Ordinal);
    }
}
