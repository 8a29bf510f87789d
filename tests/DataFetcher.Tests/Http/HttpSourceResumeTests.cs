using System.Globalization;
using CsCheck;
using Pipeline.Nodes.DataFetcher.Failures;
using Pipeline.Nodes.DataFetcher.Http;
using Pipeline.Nodes.DataFetcher.Tests.Server;

namespace Pipeline.Nodes.DataFetcher.Tests.Http;

public sealed class HttpSourceResumeTests
{
    private const string Tag = "ETag: \"v1\"";
    private const string OldDate = "Last-Modified: Mon, 09 Nov 2026 12:00:00 GMT";
    private static readonly byte[] Data = Fetch.Bytes(1000);

    [Fact]
    public async Task Read_CutThenResumed_AsksForTheRestOfTheSameVersion()
    {
        await using ScriptedServer server = new(Answer.Ranged(Data, Tag, cutAfter: 400), Answer.Ranged(Data, Tag));
        using Fetch fetch = new();

        Assert.Equal(Data, await fetch.ReadAsync(server.Url()));

        ScriptedRequest rest = server.Requests.Last();
        Assert.Equal("bytes=400-", rest["Range"]);
        Assert.Equal("\"v1\"", rest["If-Range"]);
        Assert.Contains($"Information 11002 {server.Url()}: resumed at byte 400", fetch.Logger.Lines);
    }

    [Fact]
    public async Task Read_OnlyLastModified_ResumesByDate()
    {
        await using ScriptedServer server = new(Answer.Ranged(Data, OldDate, cutAfter: 400), Answer.Ranged(Data, OldDate));
        using Fetch fetch = new();

        Assert.Equal(Data, await fetch.ReadAsync(server.Url()));

        Assert.Equal("Mon, 09 Nov 2026 12:00:00 GMT", server.Requests.Last()["If-Range"]);
    }

    [Theory]
    [InlineData("ETag: W/\"v1\"")]
    [InlineData("Last-Modified: Tue, 10 Nov 2026 11:59:30 GMT")]
    [InlineData("X-Nothing: to go by")]
    public async Task Read_CutWithoutStrongValidator_IsInterrupted(string header)
    {
        await using ScriptedServer server = new(Answer.Body(Data, cutAfter: 400, headers: header), Answer.Body(Data));
        using Fetch fetch = new();

        FetchException exception = await fetch.FailAsync(server.Url(), FetchFailure.Interrupted);

        Assert.Contains("after 400 bytes and cannot be resumed: it has neither a strong ETag", exception.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Read_CutBeforeTheFirstByte_StartsAgainWithoutValidator()
    {
        await using ScriptedServer server = new(Answer.Body(Data, cutAfter: 0), Answer.Body(Data));
        using Fetch fetch = new();

        Assert.Equal(Data, await fetch.ReadAsync(server.Url()));

        Assert.Null(server.Requests.Last()["Range"]);
    }

    [Fact]
    public async Task Read_CutBeforeTheFirstByteThenOtherLength_IsInterrupted()
    {
        await using ScriptedServer server = new(Answer.Body(Data, cutAfter: 0), Answer.Body(Fetch.Bytes(999)));
        using Fetch fetch = new();

        FetchException exception = await fetch.FailAsync(server.Url(), FetchFailure.Interrupted);

        Assert.Contains("length was 1000, is 999", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_AlwaysShorterThanPromised_IsAnErrorNotASmallerFile()
    {
        Func<ScriptedRequest, Stream, Task> nothing = Answer.Partial([], Tag, "Content-Range: bytes 1000-1999/2000");
        await using ScriptedServer server = new(
            [Answer.Body(Data, promise: 2000, headers: Tag), .. Enumerable.Repeat(nothing, 9)]);
        using Fetch fetch = new();

        FetchException exception = await fetch.FailAsync(server.Url(), FetchFailure.Unavailable);

        Assert.Contains("the answer broke off in 7 tries", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_SendsMoreThanPromised_EndsAtThePromise()
    {
        await using ScriptedServer server = new(Answer.Body(Data, promise: 600));
        using Fetch fetch = new();

        Assert.Equal(Data[..600], await fetch.ReadAsync(server.Url()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task Read_ChunkedCutThenResumed_GivesBytes(int cutInChunk)
    {
        byte[] beginning = [.. Data[..40], .. Enumerable.Repeat((byte)'x', cutInChunk)];
        byte[] whole = [.. beginning, .. Data];
        await using ScriptedServer server = new(Answer.Chunked(Data[..40], whole: false, cutInChunk, Tag), Answer.Ranged(whole, Tag));
        using Fetch fetch = new();

        Assert.Equal(whole, await fetch.ReadAsync(server.Url()));
    }

    [Fact]
    public async Task Read_ChunkedWithoutItsEnd_IsNeverASmallerFile()
    {
        await using ScriptedServer server = new(Answer.Chunked(Data, whole: false));
        using Fetch fetch = new();

        await fetch.FailAsync(server.Url(), FetchFailure.Interrupted);
    }

    [Fact]
    public async Task Read_OnlyTheLastChunkMissingAndSourceConfirmsLength_IsWhole()
    {
        await using ScriptedServer server = new(
            Answer.Chunked(Data, whole: false, headers: Tag), Answer.Status(416, "Content-Range: bytes */1000"));
        using Fetch fetch = new();

        Assert.Equal(Data, await fetch.ReadAsync(server.Url()));
    }

    [Fact]
    public async Task Read_ChunkedWhole_GivesBytesAndSaysThatNoLengthIsPromised()
    {
        await using ScriptedServer server = new(Answer.Chunked(Data));
        using Fetch fetch = new();

        Assert.Equal(Data, await fetch.ReadAsync(server.Url()));
    }

    [Fact]
    public async Task Read_Unbounded_GivesBytesAndSaysThatNoLengthIsPromised()
    {
        await using ScriptedServer server = new(Answer.Unbounded(Data));
        using Fetch fetch = new();

        Assert.Equal(Data, await fetch.ReadAsync(server.Url()));

        Assert.Contains("promises no length", Assert.Single(fetch.Logger.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_Drip_GivesBytes()
    {
        await using ScriptedServer server = new(Answer.Drip(Data));
        using Fetch fetch = new();

        Assert.Equal(Data, await fetch.ReadAsync(server.Url()));
    }

    [Fact]
    public async Task Read_EmptyBody_IsEmpty()
    {
        await using ScriptedServer server = new(Answer.Body([]));
        using Fetch fetch = new();

        Assert.Empty(await fetch.ReadAsync(server.Url()));
    }

    [Fact]
    public async Task Read_Stalled_ResumesOnANewConnection()
    {
        await using ScriptedServer server = new(Answer.Stall(Data, 400, Tag), Answer.Ranged(Data, Tag));
        using Fetch fetch = new();
        await using HttpSourceStream stream = await fetch.OpenAsync(server.Url());
        byte[] bytes = new byte[1000];
        await stream.ReadExactlyAsync(bytes.AsMemory(0, 400));

        Task rest = stream.ReadExactlyAsync(bytes.AsMemory(400)).AsTask();
        fetch.Clock.Advance(HttpSourceLimits.StallTimeout);
        await rest;

        Assert.Equal(Data, bytes);
        Assert.Contains("no byte came for 60 s", fetch.Logger.Lines.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_EveryConnectionBringsSomething_RetriesNeverRunOut()
    {
        await using ScriptedServer server = new([.. Enumerable.Repeat(Answer.Ranged(Data, Tag, cutAfter: 50), 20)]);
        using Fetch fetch = new();

        Assert.Equal(Data, await fetch.ReadAsync(server.Url()));

        Assert.Equal(20, server.Requests.Count);
    }

    [Fact]
    public async Task Read_ServerFailsWhileResuming_KeepsTrying()
    {
        await using ScriptedServer server = new(
            Answer.Ranged(Data, Tag, cutAfter: 400),
            Answer.Status(503),
            (_, _) => Task.CompletedTask,
            Answer.Status(500),
            Answer.Ranged(Data, Tag));
        using Fetch fetch = new();

        Assert.Equal(Data, await fetch.ReadAsync(server.Url()));
    }

    [Fact]
    public async Task Read_GoneWhileResuming_IsNotFound()
    {
        await using ScriptedServer server = new(Answer.Ranged(Data, Tag, cutAfter: 400), Answer.Status(404));
        using Fetch fetch = new();

        await fetch.FailAsync(server.Url(), FetchFailure.NotFound);
    }

    [Fact]
    public async Task Read_NewVersionWhileResuming_IsInterrupted()
    {
        await using ScriptedServer server = new(Answer.Ranged(Data, Tag, cutAfter: 400), Answer.Ranged(Fetch.Bytes(1001), "ETag: \"v2\""));
        using Fetch fetch = new();

        FetchException exception = await fetch.FailAsync(server.Url(), FetchFailure.Interrupted);

        Assert.Contains("it sends everything: it changed while it was read", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bytes 400-999/1000", "ETag: \"v2\"", "ETag was \"v1\", is \"v2\"")]
    [InlineData("bytes 400-999/1001", Tag, "length was 1000, is 1001")]
    [InlineData("bytes 401-999/1000", Tag, "asked for bytes 400-, it sends Content-Range 'bytes 401-999/1000'")]
    [InlineData("bytes 0-599/1000", Tag, "asked for bytes 400-")]
    [InlineData("bytes */1000", Tag, "asked for bytes 400-")]
    [InlineData("lines 400-999/1000", Tag, "asked for bytes 400-")]
    [InlineData(null, Tag, "it sends Content-Range 'none'")]
    public async Task Read_WrongPart_IsInterrupted(string? range, string tag, string expected)
    {
        string[] headers = range is null ? [tag] : [tag, $"Content-Range: {range}"];
        await using ScriptedServer server = new(Answer.Ranged(Data, Tag, cutAfter: 400), Answer.Partial(Data[400..], headers));
        using Fetch fetch = new();

        FetchException exception = await fetch.FailAsync(server.Url(), FetchFailure.Interrupted);

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_RangeGone_IsInterrupted()
    {
        await using ScriptedServer server = new(Answer.Ranged(Data, Tag, cutAfter: 400), Answer.Status(416, "Content-Range: bytes */400"));
        using Fetch fetch = new();

        FetchException exception = await fetch.FailAsync(server.Url(), FetchFailure.Interrupted);

        Assert.Contains("it has no byte 400 any more", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_PartSmallerThanTheRest_AsksForTheNext()
    {
        await using ScriptedServer server = new(
            Answer.Ranged(Data, Tag, cutAfter: 400),
            Answer.Partial(Data[400..700], Tag, "Content-Range: bytes 400-699/1000"),
            Answer.Ranged(Data, Tag));
        using Fetch fetch = new();

        Assert.Equal(Data, await fetch.ReadAsync(server.Url()));

        Assert.Equal("bytes=700-", server.Requests.Last()["Range"]);
    }

    [Fact]
    public async Task Read_PartLargerThanTheRest_IsInterrupted()
    {
        await using ScriptedServer server = new(
            Answer.Ranged(Data, Tag, cutAfter: 400), Answer.Partial(Data[..700], Tag, "Content-Range: bytes 400-999/1000"));
        using Fetch fetch = new();

        FetchException exception = await fetch.FailAsync(server.Url(), FetchFailure.Interrupted);

        Assert.Contains("it sends more", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_DeadlineInTheMiddleOfTheBody_IsDeadline()
    {
        await using ScriptedServer server = new(Answer.Stall(Data, 400, Tag));
        using Fetch fetch = new(seconds: 50);
        await using HttpSourceStream stream = await fetch.OpenAsync(server.Url());
        byte[] bytes = new byte[1000];
        await stream.ReadExactlyAsync(bytes.AsMemory(0, 400));

        Task rest = stream.ReadExactlyAsync(bytes.AsMemory(400)).AsTask();
        fetch.Clock.Advance(TimeSpan.FromSeconds(50));

        FetchException exception = await Assert.ThrowsAsync<FetchException>(() => rest);
        Assert.Equal(FetchFailure.DeadlinePassed, exception.Failure);
    }

    [Fact]
    public Task Read_CutAnywhereAndAnyNumberOfTimes_GivesEveryByteOnce() => Gen.Int[1, 400].Array[0, 6].SampleAsync(
        async cuts =>
        {
            await using ScriptedServer server = new([.. cuts.Select(cut => Answer.Ranged(Data, Tag, cut)), Answer.Ranged(Data, Tag)]);
            using Fetch fetch = new();
            byte[] read = await fetch.ReadAsync(server.Url());
            Assert.Equal(Data, read);
        },
        iter: 100,
        threads: 1,
        print: cuts => string.Join(',', cuts.Select(cut => cut.ToString(CultureInfo.InvariantCulture))));
}
