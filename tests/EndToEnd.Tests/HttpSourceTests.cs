using System.Text;
using Pipeline.Nodes.DataFetcher.Tests.Server;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.EndToEnd.Tests;

/// <summary>The native fetcher against real servers on loopback that behave well and badly.</summary>
public abstract class HttpSourceTests(Bucket bucket) : IDisposable
{
    private static readonly byte[] Data = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 500).Select(line => $"line {line}\n")));

    private readonly Bucket _bucket = bucket;

    public void Dispose()
    {
        _bucket.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Fetcher_BodyDrips_StoresIt()
    {
        await ExpectStoredAsync(Answer.Drip(Data));
    }

    [Fact]
    public async Task Fetcher_ChunkedBody_StoresIt()
    {
        await ExpectStoredAsync(Answer.Chunked(Data));
    }

    [Fact]
    public async Task Fetcher_BodyIsCut_GoesOnWhereItStopped()
    {
        const string ETag = "ETag: \"v1\"";
        await ExpectStoredAsync(Answer.Ranged(Data, ETag, cutAfter: 100), Answer.Ranged(Data, ETag, cutAfter: 50), Answer.Ranged(Data, ETag));
    }

    [Fact]
    public async Task Fetcher_ServerIsBusy_WaitsAsLongAsItSays()
    {
        await ExpectStoredAsync(Answer.Status(503, "Retry-After: 1"), Answer.Body(Data));
    }

    [Fact]
    public async Task Fetcher_Redirect_IsFollowed()
    {
        await using var target = new ScriptedServer(Answer.Body(Data));
        await ExpectStoredAsync(Answer.Status(302, $"Location: {target.Url()}"));
    }

    [Theory]
    [InlineData(404, 66)]
    [InlineData(410, 66)]
    [InlineData(401, 77)]
    [InlineData(403, 77)]
    [InlineData(418, 65)]
    [InlineData(501, 69)]
    public async Task Fetcher_SourceRefuses_EndsWithItsExitCode(int status, int exitCode)
    {
        NodeResult result = await FetchAsync(timeout: 30, Answer.Status(status));

        Assert.True(exitCode == result.ExitCode, result.Output);
        Assert.Contains($"{status}", result.Verdict, StringComparison.Ordinal);
        Assert.Empty(_bucket.Published());
    }

    [Fact]
    public async Task Fetcher_LengthIsALie_PublishesNothing()
    {
        NodeResult result = await FetchAsync(timeout: 3, Answer.Body(Data, promise: Data.Length + 100));

        Assert.True(result.ExitCode == 75, result.Output);
        Assert.Empty(_bucket.Published());
    }

    [Fact]
    public async Task Fetcher_QueryHoldsASecret_ShowsItNowhere()
    {
        await using var server = new ScriptedServer(Answer.Status(403));
        _bucket.WithConfig($$"""{ "node_1": { "type": "data-fetcher", "data_url": "{{server.Url()}}?sig=${env:SIGNATURE}", "headers": { "X-Key": "${env:API_KEY}" } } }""");

        NodeResult result = await Programs.Fetcher.RunAsync(
            _bucket, ("SIGNATURE", "s3cr3t-signature"), ("API_KEY", "s3cr3t-key"), ("PIPELINE_LOG_LEVEL", "debug"));

        Assert.Equal(77, result.ExitCode);
        string everything = result.Output + result.Error + string.Concat(_bucket.RunRecords());
        Assert.DoesNotContain("s3cr3t", everything, StringComparison.Ordinal);
    }

    private async Task ExpectStoredAsync(params Func<ScriptedRequest, Stream, Task>[] script)
    {
        NodeResult result = await FetchAsync(timeout: 60, script);

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(Data, _bucket.ReadBytes("data/input.csv"));
    }

    private async Task<NodeResult> FetchAsync(int timeout, params Func<ScriptedRequest, Stream, Task>[] script)
    {
        await using var server = new ScriptedServer(script);
        _bucket.WithConfig($$"""{ "node_1": { "type": "data-fetcher", "data_url": "{{server.Url()}}", "timeout": {{timeout}} } }""");
        return await Programs.Fetcher.RunAsync(_bucket);
    }
}
