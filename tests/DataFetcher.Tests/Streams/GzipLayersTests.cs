using Pipeline.Nodes.DataFetcher.Failures;
using Pipeline.Nodes.DataFetcher.Streams;

namespace Pipeline.Nodes.DataFetcher.Tests.Streams;

public sealed class GzipLayersTests
{
    [Theory]
    [InlineData("/a.csv", "text/csv", null, 0, 0)]
    [InlineData("/a.csv.gz", null, null, 1, 0)]
    [InlineData("/A.CSV.GZ", "text/csv", null, 1, 0)]
    [InlineData("/a", "application/gzip", null, 1, 0)]
    [InlineData("/a", "application/x-gzip", null, 1, 0)]
    [InlineData("/a.csv", "text/csv", "gzip", 1, 0)]
    [InlineData("/a.csv", "text/csv", "X-GZIP", 1, 0)]
    [InlineData("/a.csv", "text/csv", "identity", 0, 0)]
    [InlineData("/a.csv.gz", "application/gzip", "gzip", 1, 1)]
    public void Find_Auto_GoesByWhatTheSourceSays(string name, string? type, string? encoding, int required, int possible) =>
        Assert.Equal(new GzipLayers(required, possible), GzipLayers.Find(Decompression.Auto, [name], type, encoding, "input.csv"));

    [Theory]
    [InlineData("/download", "/signed/a.csv.gz")]
    [InlineData("/a.csv.gz", "/signed/4711")]
    public void Find_AutoGzipBeforeOrAfterRedirects_Counts(string before, string after) =>
        Assert.Equal(new GzipLayers(1, 0), GzipLayers.Find(Decompression.Auto, [before, after], null, null, "input.csv"));

    [Fact]
    public void Find_AutoStoredAsGz_KeepsIt() =>
        Assert.Equal(default, GzipLayers.Find(Decompression.Auto, ["/a.csv.gz"], "application/gzip", null, "input.csv.gz"));

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public void Find_None_NeverDecompresses(string encoding) =>
        Assert.Equal(default, GzipLayers.Find(Decompression.None, ["/a.csv.gz"], "application/gzip", encoding, "input.csv"));

    [Theory]
    [InlineData(null, 1, 0)]
    [InlineData("gzip", 1, 1)]
    public void Find_Gzip_Demands(string? encoding, int required, int possible) =>
        Assert.Equal(new GzipLayers(required, possible), GzipLayers.Find(Decompression.Gzip, ["/a"], null, encoding, "input.csv"));

    [Theory]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    public void Find_OtherEncoding_IsRejected(string encoding)
    {
        FetchException exception = Assert.Throws<FetchException>(
            () => GzipLayers.Find(Decompression.Auto, ["/a.csv"], "text/csv", encoding, "input.csv"));

        Assert.Equal(FetchFailure.Rejected, exception.Failure);
        Assert.Contains($"Content-Encoding '{encoding}' although none was asked for", exception.Message, StringComparison.Ordinal);
    }
}
