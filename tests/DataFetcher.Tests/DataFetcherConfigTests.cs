using Pipeline.Nodes.DataFetcher.Streams;

namespace Pipeline.Nodes.DataFetcher.Tests;

public sealed class DataFetcherConfigTests
{
    [Fact]
    public void Defaults_OfAll_AreThese() => Assert.Equal(
        new DataFetcherConfig("a.csv", 300, "input.csv", MaxBytes: null, Sha256: null, Headers: null, Decompression.Auto),
        new DataFetcherConfig("a.csv"));

    [Fact]
    public void FindProblems_Good_IsEmpty()
    {
        Dictionary<string, string> headers = new() { ["Authorization"] = "Bearer x" };

        Assert.Empty(new DataFetcherConfig("https://example.com/a.csv", FileName: "a/b.csv", MaxBytes: 1, Headers: headers).FindProblems());
        Assert.Empty(new DataFetcherConfig("bills/a.csv").FindProblems());
    }

    [Theory]
    [InlineData("_manifest.json", "file_name: _manifest.json is the name of the manifest")]
    [InlineData("a/", "file_name: it ends with '/'")]
    [InlineData("", "file_name: it is empty")]
    public void FindProblems_FileName_SaysWhy(string fileName, string expected) =>
        Assert.Contains(
            expected, Assert.Single(new DataFetcherConfig("a.csv", FileName: fileName).FindProblems()), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/", "169.254.169.254")]
    [InlineData("http://[fd00:ec2::254]/latest/", "fd00:ec2::254")]
    [InlineData("http://2852039166/latest/", "169.254.169.254")]
    public void FindProblems_AddressOfAnIdentityService_IsRefusedBeforeAnyRun(string url, string host) => Assert.Equal(
        $"data_url: {host} is a link-local address or a cloud's identity service, from which nothing is fetched",
        Assert.Single(new DataFetcherConfig(url).FindProblems()));

    [Fact]
    public void FindProblems_HeadersForAnObject_AreRefused() => Assert.Contains(
        "headers are sent to a web server only, and data_url is the object a.csv",
        Assert.Single(new DataFetcherConfig("a.csv", Headers: new Dictionary<string, string> { ["X"] = "y" }).FindProblems()),
        StringComparison.Ordinal);

    [Fact]
    public void FindProblems_BadUrl_NeverShowsWhatMayBeSecret() => Assert.DoesNotContain(
        "s3cret",
        Assert.Single(new DataFetcherConfig("https://ann:s3cret@h:bad/?sig=s3cret").FindProblems()),
        StringComparison.Ordinal);
}
