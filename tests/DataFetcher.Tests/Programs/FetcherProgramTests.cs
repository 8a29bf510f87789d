using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pipeline.Nodes.DataFetcher.Tests.Http;
using Pipeline.Nodes.DataFetcher.Tests.Server;
using Pipeline.Nodes.DataFetcher.Tests.Streams;

namespace Pipeline.Nodes.DataFetcher.Tests.Programs;

public sealed class FetcherProgramTests : IDisposable
{
    private static readonly byte[] Data = Fetch.Bytes(500_000);
    private readonly FolderBucket _bucket = new();

    [Fact]
    public async Task Run_Web_PublishesDataAndProvenance()
    {
        await using ScriptedServer server = new(
            Answer.Ranged(Data, "ETag: \"v1\"", cutAfter: 123_456), Answer.Ranged(Data, "ETag: \"v1\""));

        NodeResult result = await RunAsync(
            $$"""
            "data_url": "{{server.Url("/bill.csv")}}?sig=${env:SIGNATURE}", "headers": {"X-Api-Key": "${env:API_KEY}"},
            "sha256": "{{Convert.ToHexString(SHA256.HashData(Data))}}", "max_bytes": 500000, "timeout": 60
            """,
            ("SIGNATURE", "s3cret-signature"),
            ("API_KEY", "s3cret-key"));

        Assert.True(result.ExitCode == 0, result.Text);
        Assert.Equal(Data, _bucket.ReadBytes("data/input.csv"));
        JsonElement source = Assert.Single(ReadManifest().GetProperty("sources").EnumerateArray());
        Assert.Equal($"{server.Url("/bill.csv")}?sig=…", source.GetProperty("url").GetString());
        Assert.Equal(500_000, source.GetProperty("bytes").GetInt64());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Data)), source.GetProperty("sha256").GetString());
        Assert.Equal("/bill.csv?sig=s3cret-signature", server.Requests.First().Target);
        Assert.Equal("s3cret-key", server.Requests.Last()["X-Api-Key"]);
        Assert.Contains("resumed at byte 123456", result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", result.Output + result.Error + ReadWorkspace(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Object_PublishesItDecompressedUnderItsName()
    {
        _bucket.WithObject("bills/bill.csv.gz", Gzip.Compress(Data));

        NodeResult result = await RunAsync(""" "data_url": "bills/bill.csv.gz", "file_name": "bills/september.csv" """);

        Assert.True(result.ExitCode == 0, result.Text);
        Assert.Equal(Data, _bucket.ReadBytes("data/bills/september.csv"));
        JsonElement counters = ReadManifest().GetProperty("counters");
        Assert.Equal(Gzip.Compress(Data).Length, counters.GetProperty("bytes_received").GetInt64());
        Assert.Equal(500_000, counters.GetProperty("bytes_stored").GetInt64());
    }

    [Theory]
    [InlineData(404, null, 66, "404 Not Found")]
    [InlineData(403, null, 77, "403 Forbidden")]
    [InlineData(418, null, 65, "418")]
    [InlineData(429, "Retry-After: 1000", 75, "429 Too Many Requests, Retry-After 1000 s")]
    [InlineData(503, "Retry-After: 1000", 69, "503 Service Unavailable, Retry-After 1000 s")]
    [InlineData(302, "Location: http://169.254.169.254/latest/", 77, "identity service")]
    public async Task Run_SourceFails_EndsWithItsCodeAndPublishesNothing(int status, string? header, int expected, string shown)
    {
        await using ScriptedServer server = new(Answer.Status(status, header is null ? [] : [header]));

        NodeResult result = await RunAsync($$""" "data_url": "{{server.Url()}}" """);

        Assert.True(result.ExitCode == expected, result.Text);
        Assert.Contains(shown, result.Text, StringComparison.Ordinal);
        Assert.False(_bucket.Has("data/input.csv"));
        Assert.False(_bucket.Has("data/_manifest.json"));
    }

    [Theory]
    [InlineData(""" "sha256": "0000000000000000000000000000000000000000000000000000000000000000" """, 65, "and sha256 expects 0000")]
    [InlineData(""" "max_bytes": 499999 """, 65, "the source promises 500000 bytes, and max_bytes allows 499999")]
    [InlineData(""" "decompress": "gzip" """, 65, "does not begin like it (1f 8b)")]
    [InlineData(""" "timeout": 0 """, 78, "1 to 86400")]
    public async Task Run_DataDoesNotFitSettings_EndsWithItsCode(string member, int expected, string shown)
    {
        _bucket.WithObject("bill.csv", Data);

        NodeResult result = await RunAsync($$""" "data_url": "bill.csv", {{member}} """);

        Assert.True(result.ExitCode == expected, result.Text);
        Assert.Contains(shown, result.Text, StringComparison.Ordinal);
        Assert.False(_bucket.Has("data/input.csv"));
    }

    [Fact]
    public async Task Run_NewVersionInTheMiddle_AsksToTryAgain()
    {
        await using ScriptedServer server = new(
            Answer.Ranged(Data, "ETag: \"v1\"", cutAfter: 1000), Answer.Body(Data, headers: "ETag: \"v2\""));

        NodeResult result = await RunAsync($$""" "data_url": "{{server.Url()}}" """);

        Assert.True(result.ExitCode == 75, result.Text);
        Assert.Contains("it changed while it was read", result.Text, StringComparison.Ordinal);
        Assert.False(_bucket.Has("data/input.csv"));
    }

    [Fact]
    public async Task Run_TimeoutPasses_AsksToTryAgain()
    {
        await using ScriptedServer server = new(Answer.Silence(new TaskCompletionSource()));

        NodeResult result = await RunAsync($$""" "data_url": "{{server.Url()}}", "timeout": 1 """);

        Assert.True(result.ExitCode == 75, result.Text);
        Assert.Contains("not fetched within 1 s. Try again later, or raise timeout.", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoSuchObject_IsNoInput()
    {
        NodeResult result = await RunAsync(""" "data_url": "bills/none.csv" """);

        Assert.True(result.ExitCode == 66, result.Text);
        Assert.Contains("bills/none.csv", result.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 65)]
    [InlineData(""", "when_empty": "skip" """, 99)]
    [InlineData(""", "when_empty": "publish" """, 0)]
    public async Task Run_EmptySource_IsForWhenEmptyToDecide(string member, int expected)
    {
        _bucket.WithObject("bill.csv", "");

        NodeResult result = await RunAsync($$""" "data_url": "bill.csv" {{member}} """);

        Assert.True(result.ExitCode == expected, result.Text);
        Assert.Equal(expected == 0, _bucket.Has("data/input.csv"));
    }

    [Fact]
    public async Task Run_GzipCut_IsBadDataAndPublishesNothing()
    {
        _bucket.WithObject("bill.csv.gz", Gzip.Compress(Data)[..^3]);

        NodeResult result = await RunAsync(""" "data_url": "bill.csv.gz" """);

        Assert.True(result.ExitCode == 65, result.Text);
        Assert.Contains("the gzip data is cut off", result.Text, StringComparison.Ordinal);
        Assert.False(_bucket.Has("data/input.csv"));
    }

    [Fact]
    public async Task Run_EverythingWrong_NamesEverything()
    {
        NodeResult result = await RunAsync(
            """ "data_url": "s3://b/k", "file_name": "../x", "max_bytes": 0, "headers": {"X": "a\nb", "Range": "bytes=0-"} """);

        Assert.True(result.ExitCode == 78, result.Text);
        Assert.Contains("data_url: the scheme 's3:' is not known", result.Text, StringComparison.Ordinal);
        Assert.Contains("file_name: it has a '.' or '..'", result.Text, StringComparison.Ordinal);
        Assert.Contains("/max_bytes: is the number 0, expected 1 to 5497558138880", result.Text, StringComparison.Ordinal);
        Assert.Contains("headers: the value of X has the character U+000A at position 2", result.Text, StringComparison.Ordinal);
        Assert.Contains("headers: Range is set by the fetcher itself", result.Text, StringComparison.Ordinal);
    }

    public void Dispose() => _bucket.Dispose();

    private Task<NodeResult> RunAsync(string members, params (string Name, string? Value)[] environment) => NodeProgram.Built("data-fetcher")
        .RunAsync(_bucket.WithConfig($$"""{ "node_1": { "type": "data-fetcher", {{members}} } }"""), environment);

    private JsonElement ReadManifest() => JsonDocument.Parse(_bucket.Read("data/_manifest.json")).RootElement;

    /// <summary>Everything that the run left in the workspace.</summary>
    private string ReadWorkspace() => string.Concat(
        Directory.EnumerateFiles(_bucket.PathOf(""), "*", SearchOption.AllDirectories).Select(file => File.ReadAllText(file, Encoding.Latin1)));
}
