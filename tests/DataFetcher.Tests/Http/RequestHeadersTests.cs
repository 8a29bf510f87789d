using Pipeline.Nodes.DataFetcher.Http;

namespace Pipeline.Nodes.DataFetcher.Tests.Http;

public sealed class RequestHeadersTests
{
    [Theory]
    [InlineData("Authorization", "Bearer abc")]
    [InlineData("X-Api-Key", "")]
    [InlineData("Accept", "text/csv;\tq=1")]
    [InlineData("User-Agent", "mine/1")]
    public void FindProblem_Good_IsNull(string name, string value) => Assert.Null(RequestHeaders.FindProblem(name, value));

    [Theory]
    [InlineData("X", "secret\r\nX-Injected: 1", "the value of X has the character U+000D at position 7")]
    [InlineData("X", "secret\n", "U+000A")]
    [InlineData("X", "a\tb\0", "U+0000 at position 4")]
    [InlineData("X", "sécret", "U+00E9 at position 2")]
    [InlineData("X: y\r\nZ", "v", "the name of a header is made of")]
    [InlineData("", "v", "the name of a header is made of")]
    [InlineData("range", "bytes=0-1", "range is set by the fetcher itself")]
    [InlineData("Host", "other", "Host is set by the fetcher itself")]
    [InlineData("Accept-Encoding", "gzip", "is set by the fetcher itself")]
    [InlineData("Content-Type", "text/csv", "Content-Type describes a body")]
    public void FindProblem_Bad_SaysWhyWithoutTheValue(string name, string value, string expected)
    {
        string? problem = RequestHeaders.FindProblem(name, value);

        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("cret", problem, StringComparison.Ordinal);
    }
}
