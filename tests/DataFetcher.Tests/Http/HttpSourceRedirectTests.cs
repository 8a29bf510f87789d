using Pipeline.Nodes.DataFetcher.Failures;
using Pipeline.Nodes.DataFetcher.Http;
using Pipeline.Nodes.DataFetcher.Tests.Server;

namespace Pipeline.Nodes.DataFetcher.Tests.Http;

public sealed class HttpSourceRedirectTests
{
    private static readonly byte[] Data = Fetch.Bytes(1000);

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Open_Redirect_IsFollowedWithHeadersOnTheSameHost(int status)
    {
        await using ScriptedServer server = new(Answer.Status(status, "Location: /other.csv?sig=secret"), Answer.Body(Data));
        using Fetch fetch = new();
        fetch.Headers["Authorization"] = "Bearer t";

        await using HttpSourceStream stream = await fetch.OpenAsync(server.Url());

        Assert.Equal("/other.csv", stream.Description.Url.AbsolutePath);
        Assert.Equal("Bearer t", server.Requests.Last()["Authorization"]);
        string target = $"{server.Url("/other.csv")}?sig=…";
        Assert.Equal($"Information 11003 {server.Url()}: redirected ({status}) to {target}", Assert.Single(fetch.Logger.Lines));
    }

    [Fact]
    public async Task Open_RedirectToAnotherHostAndBack_DropsHeadersForGood()
    {
        TaskCompletionSource<Uri> home = new();
        await using ScriptedServer other = new(
            async (request, stream) => await Answer.Status(302, $"Location: {await home.Task}")(request, stream));
        await using ScriptedServer start = new(
            Answer.Status(302, $"Location: {other.Url("/there", "localhost")}"), Answer.Status(302, "Location: /again"), Answer.Body(Data));
        home.SetResult(start.Url("/back"));
        using Fetch fetch = new();
        fetch.Headers["Authorization"] = "Bearer t";
        fetch.Headers["X-Api-Key"] = "k";

        Assert.Equal(Data, await fetch.ReadAsync(start.Url()));

        Assert.Equal("k", start.Requests.First()["X-Api-Key"]);
        ScriptedRequest[] later = [.. other.Requests, .. start.Requests.Skip(1)];
        Assert.Equal(["/there", "/back", "/again"], later.Select(request => request.Target));
        Assert.All(later, request => Assert.Null(request["Authorization"] ?? request["X-Api-Key"]));
        Assert.All(later, request => Assert.Equal("data-fetcher/0.1.0", request["User-Agent"]));
    }

    [Fact]
    public async Task Open_RedirectToSelf_IsALoop()
    {
        await using ScriptedServer server = new(Answer.Status(302, "Location: /b?sig=secret"), Answer.Status(302, "Location: /data.csv"));
        using Fetch fetch = new();

        FetchException exception = await fetch.FailAsync(server.Url(), FetchFailure.Rejected);

        Assert.EndsWith(
            $"the redirects go in a circle: {server.Url()} → {server.Url("/b")}?sig=… → {server.Url()}.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ElevenRedirects_AreTooMany()
    {
        await using ScriptedServer server = new([.. Enumerable.Range(1, 11).Select(hop => Answer.Status(302, $"Location: /{hop}"))]);
        using Fetch fetch = new();

        FetchException exception = await fetch.FailAsync(server.Url(), FetchFailure.Rejected);

        Assert.Contains("more than 10 redirects", exception.Message, StringComparison.Ordinal);
        Assert.Equal(11, server.Requests.Count);
    }

    [Fact]
    public async Task Open_TenRedirects_AreFollowed()
    {
        await using ScriptedServer server = new(
            [.. Enumerable.Range(1, 10).Select(hop => Answer.Status(302, $"Location: /{hop}")), Answer.Body(Data)]);
        using Fetch fetch = new();

        Assert.Equal(Data, await fetch.ReadAsync(server.Url()));
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/x")]
    [InlineData("file:///etc/passwd")]
    public async Task Open_RedirectToAnotherScheme_IsBlocked(string location)
    {
        await using ScriptedServer server = new(Answer.Status(302, $"Location: {location}"));
        using Fetch fetch = new();

        FetchException exception = await fetch.FailAsync(server.Url(), FetchFailure.Blocked);

        Assert.Contains($"302 Found leads to {location}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_RedirectToIdentityService_IsBlocked()
    {
        await using ScriptedServer server = new(Answer.Status(302, "Location: http://169.254.169.254/latest/meta-data/"));
        using Fetch fetch = new();

        await fetch.FailAsync(server.Url(), FetchFailure.Blocked);
    }

    [Fact]
    public async Task Open_RedirectWithoutLocation_IsRejected()
    {
        await using ScriptedServer server = new(Answer.Status(302));
        using Fetch fetch = new();

        FetchException exception = await fetch.FailAsync(server.Url(), FetchFailure.Rejected);

        Assert.Contains("302 Found, but without a Location", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_CutBehindRedirect_ResumesThroughTheRedirect()
    {
        await using ScriptedServer server = new(
            Answer.Status(302, "Location: /signed?n=1"),
            Answer.Ranged(Data, "ETag: \"v1\"", cutAfter: 300),
            Answer.Status(302, "Location: /signed?n=2"),
            Answer.Ranged(Data, "ETag: \"v1\""));
        using Fetch fetch = new();

        Assert.Equal(Data, await fetch.ReadAsync(server.Url()));

        Assert.Equal(["/data.csv", "/signed?n=1", "/data.csv", "/signed?n=2"], server.Requests.Select(request => request.Target));
    }

    [Theory]
    [InlineData("http://h/a", "https://h/b", true)]
    [InlineData("http://h/a", "http://H/b", true)]
    [InlineData("http://h/a", "http://h:8080/b", false)]
    [InlineData("https://h:8443/a", "https://h/b", false)]
    [InlineData("https://h/a", "https://sub.h/b", false)]
    public void StaysAtHost_OtherHostOrPort_IsFalse(string from, string to, bool expected) =>
        Assert.Equal(expected, Redirect.StaysAtHost(new Uri(from), new Uri(to)));
}
