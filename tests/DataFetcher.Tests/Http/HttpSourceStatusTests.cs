using Pipeline.Nodes.DataFetcher.Failures;
using Pipeline.Nodes.DataFetcher.Http;
using Pipeline.Nodes.DataFetcher.Tests.Server;

namespace Pipeline.Nodes.DataFetcher.Tests.Http;

public sealed class HttpSourceStatusTests
{
    private static readonly byte[] Data = Fetch.Bytes(1000);

    [Fact]
    public async Task Open_Whole_GivesBytesAndDescription()
    {
        await using ScriptedServer server = new(Answer.Body(
            Data, headers: ["ETag: \"a1\"", "Last-Modified: Mon, 09 Nov 2026 12:00:00 GMT", "Content-Type: text/csv; charset=utf-8"]));
        using Fetch fetch = new();

        await using HttpSourceStream stream = await fetch.OpenAsync(server.Url());
        using MemoryStream bytes = new();
        await stream.CopyToAsync(bytes);

        Assert.Equal(Data, bytes.ToArray());
        Assert.Equal(
            new SourceDescription(server.Url(), 1000, "\"a1\"", new DateTimeOffset(2026, 11, 9, 12, 0, 0, TimeSpan.Zero), "text/csv", null),
            stream.Description);
    }

    [Fact]
    public async Task Open_Any_SendsUserAgentAndAsksForNoEncoding()
    {
        await using ScriptedServer server = new(Answer.Body(Data));
        using Fetch fetch = new();
        fetch.Headers["X-Api-Key"] = "k1";

        await fetch.ReadAsync(server.Url("/data.csv?a=1%2B2"));

        ScriptedRequest request = Assert.Single(server.Requests);
        Assert.Equal("/data.csv?a=1%2B2", request.Target);
        Assert.Equal("data-fetcher/0.1.0", request["User-Agent"]);
        Assert.Equal("identity", request["Accept-Encoding"]);
        Assert.Equal("k1", request["X-Api-Key"]);
        Assert.Null(request["Range"]);
        Assert.Null(request["Authorization"]);
    }

    [Fact]
    public async Task Open_UserInformation_IsSentAsBasicAuthorization()
    {
        await using ScriptedServer server = new(Answer.Body(Data));
        using Fetch fetch = new();

        await fetch.ReadAsync(new Uri($"http://ann:p%40ss@127.0.0.1:{server.Port}/data.csv"));

        Assert.Equal("Basic YW5uOnBAc3M=", Assert.Single(server.Requests)["Authorization"]);
    }

    [Theory]
    [InlineData(404, nameof(FetchFailure.NotFound), "404 Not Found")]
    [InlineData(410, nameof(FetchFailure.NotFound), "410 Gone")]
    [InlineData(401, nameof(FetchFailure.Denied), "401 Unauthorized")]
    [InlineData(403, nameof(FetchFailure.Denied), "403 Forbidden")]
    [InlineData(418, nameof(FetchFailure.Rejected), "418")]
    [InlineData(400, nameof(FetchFailure.Rejected), "400 Bad Request")]
    [InlineData(204, nameof(FetchFailure.Rejected), "204 No Content")]
    [InlineData(206, nameof(FetchFailure.Rejected), "206 Partial Content")]
    [InlineData(304, nameof(FetchFailure.Rejected), "304 Not Modified")]
    [InlineData(501, nameof(FetchFailure.Unavailable), "501 Not Implemented")]
    public async Task Open_FinalStatus_FailsAtOnceWithoutSecrets(int status, string failure, string shown)
    {
        await using ScriptedServer server = new(Answer.Status(status));
        using Fetch fetch = new();
        Uri url = new($"http://ann:secret@127.0.0.1:{server.Port}/data.csv?sig=secret&x=1");

        FetchException exception = await fetch.FailAsync(url, Enum.Parse<FetchFailure>(failure));

        Assert.StartsWith($"http://127.0.0.1:{server.Port}/data.csv?sig=…&x=…: {shown}", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
        Assert.Empty(fetch.Clock.Waits);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(429)]
    public async Task Open_TransientStatusThenWhole_GivesBytes(int status)
    {
        await using ScriptedServer server = new(Answer.Status(status), Answer.Body(Data));
        using Fetch fetch = new();

        Assert.Equal(Data, await fetch.ReadAsync(server.Url()));

        Assert.Single(fetch.Clock.Waits);
        Assert.Contains($"{server.Url()}: {status}", Assert.Single(fetch.Logger.Lines), StringComparison.Ordinal);
        Assert.Contains("try 1 of 7 failed, the next follows in ", Assert.Single(fetch.Logger.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(503, nameof(FetchFailure.Unavailable))]
    [InlineData(408, nameof(FetchFailure.Unavailable))]
    [InlineData(429, nameof(FetchFailure.Throttled))]
    public async Task Open_TransientStatusForever_GivesUpAfterSevenTries(int status, string failure)
    {
        await using ScriptedServer server = new([.. Enumerable.Repeat(Answer.Status(status), 10)]);
        using Fetch fetch = new();

        FetchException exception = await fetch.FailAsync(server.Url(), Enum.Parse<FetchFailure>(failure));

        Assert.Equal(7, server.Requests.Count);
        Assert.EndsWith("(7 tries)", exception.Message, StringComparison.Ordinal);
        Assert.Equal(6, fetch.Logger.Lines.Count);
    }

    [Fact]
    public async Task Open_TransientStatusForever_WaitsGrowScatteredUpToHalfAMinute()
    {
        await using ScriptedServer server = new([.. Enumerable.Repeat(Answer.Status(503), 10)]);
        using Fetch fetch = new();

        await fetch.FailAsync(server.Url(), FetchFailure.Unavailable);

        double[] seconds = [.. fetch.Clock.Waits.Select(wait => wait.TotalSeconds)];
        Assert.All(seconds, wait => Assert.InRange(wait, 0, 30));
        Assert.True(seconds[^1] > seconds[0], string.Join(' ', seconds));
        Assert.Contains(seconds, wait => wait != Math.Round(wait));
    }

    [Theory]
    [InlineData("Retry-After: 7")]
    [InlineData("Retry-After: Tue, 10 Nov 2026 12:00:07 GMT")]
    public async Task Open_RetryAfter_WaitsThatLong(string header)
    {
        await using ScriptedServer server = new(Answer.Status(503, header), Answer.Body(Data));
        using Fetch fetch = new();

        Assert.Equal(Data, await fetch.ReadAsync(server.Url()));

        Assert.Equal([TimeSpan.FromSeconds(7)], fetch.Clock.Waits);
    }

    [Fact]
    public async Task Open_RetryAfterInThePast_TriesAtOnce()
    {
        await using ScriptedServer server = new(Answer.Status(503, "Retry-After: Tue, 10 Nov 2026 11:00:00 GMT"), Answer.Body(Data));
        using Fetch fetch = new();

        Assert.Equal(Data, await fetch.ReadAsync(server.Url()));

        Assert.Empty(fetch.Clock.Waits);
    }

    [Fact]
    public async Task Open_RetryAfterBeyondDeadline_FailsWithoutWaiting()
    {
        await using ScriptedServer server = new(Answer.Status(429, "Retry-After: 101"));
        using Fetch fetch = new(seconds: 100);

        FetchException exception = await fetch.FailAsync(server.Url(), FetchFailure.Throttled);

        Assert.Contains("429 Too Many Requests, Retry-After 101 s.", exception.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Open_HeadersNeverCome_DeadlineEndsIt()
    {
        TaskCompletionSource asked = new();
        await using ScriptedServer server = new(Answer.Silence(asked));
        using Fetch fetch = new(seconds: 100);

        Task<byte[]> reading = fetch.ReadAsync(server.Url());
        await asked.Task;
        Assert.False(reading.IsCompleted);
        fetch.Clock.Advance(TimeSpan.FromSeconds(100));

        FetchException exception = await Assert.ThrowsAsync<FetchException>(() => reading);
        Assert.Equal(FetchFailure.DeadlinePassed, exception.Failure);
        Assert.Contains("not fetched within 100 s.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_DeadlineAfterFailedTry_NamesTheFailure()
    {
        TaskCompletionSource asked = new();
        await using ScriptedServer server = new(Answer.Status(503), Answer.Silence(asked));
        using Fetch fetch = new(seconds: 100);

        Task<byte[]> reading = fetch.ReadAsync(server.Url());
        await asked.Task;
        fetch.Clock.Advance(TimeSpan.FromSeconds(100));

        FetchException exception = await Assert.ThrowsAsync<FetchException>(() => reading);
        Assert.Contains("The last try failed: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("503 Service Unavailable", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_CancelledByCaller_IsCancelled()
    {
        TaskCompletionSource asked = new();
        await using ScriptedServer server = new(Answer.Silence(asked));
        using Fetch fetch = new();
        using CancellationTokenSource stop = new();

        Task<byte[]> reading = fetch.ReadAsync(server.Url(), stop.Token);
        await asked.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Open_NobodyListens_IsUnavailableAfterRetries()
    {
        ScriptedServer server = new();
        Uri url = server.Url();
        await server.DisposeAsync();
        using Fetch fetch = new();

        FetchException exception = await fetch.FailAsync(url, FetchFailure.Unavailable);

        Assert.Equal($"{url}: connection refused in 7 tries. Check data_url and the network.", exception.Message);
    }

    [Fact]
    public async Task Open_UnknownHost_IsUnavailableAfterRetries()
    {
        using Fetch fetch = new();

        FetchException exception = await fetch.FailAsync(new Uri("http://no-such-host.invalid/data.csv"), FetchFailure.Unavailable);

        Assert.StartsWith("http://no-such-host.invalid/data.csv: host not found in 7 tries.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ConnectionResetThenWhole_GivesBytes()
    {
        await using ScriptedServer server = new((_, _) => Task.CompletedTask, Answer.Body(Data));
        using Fetch fetch = new();

        Assert.Equal(Data, await fetch.ReadAsync(server.Url()));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[fd00:ec2::254]/latest/meta-data/")]
    [InlineData("http://[::ffff:169.254.170.2]/v2/credentials")]
    [InlineData("http://2852039166/latest/")]
    public async Task Open_IdentityService_IsBlocked(string url)
    {
        using Fetch fetch = new();

        FetchException exception = await fetch.FailAsync(new Uri(url), FetchFailure.Blocked);

        Assert.Contains("identity service", exception.Message, StringComparison.Ordinal);
    }
}
