using System.Net;
using Pipeline.Nodes.DataFetcher.Failures;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.DataFetcher.Tests;

public sealed class FetchExitTests
{
    [Theory]
    [InlineData(nameof(FetchFailure.NotFound), 66)]
    [InlineData(nameof(FetchFailure.Denied), 77)]
    [InlineData(nameof(FetchFailure.Blocked), 77)]
    [InlineData(nameof(FetchFailure.Rejected), 65)]
    [InlineData(nameof(FetchFailure.BadData), 65)]
    [InlineData(nameof(FetchFailure.Unavailable), 69)]
    [InlineData(nameof(FetchFailure.Throttled), 75)]
    [InlineData(nameof(FetchFailure.DeadlinePassed), 75)]
    [InlineData(nameof(FetchFailure.Interrupted), 75)]
    public void ToNodeException_Failure_HasItsCode(string failure, int expected)
    {
        FetchException cause = new(Enum.Parse<FetchFailure>(failure), "what happened") { StatusCode = HttpStatusCode.Gone };

        NodeException exception = FetchExit.ToNodeException(cause, "https://h/a");

        Assert.Equal(expected, (int)exception.ExitCode);
        Assert.Equal("what happened", exception.Message);
        Assert.Same(cause, exception.InnerException);
        Assert.Equal("https://h/a", exception.Facts["url"]);
        Assert.Equal("410", exception.Facts["status"]);
    }

    [Fact]
    public void ToNodeException_EveryFailure_HasACode() =>
        Assert.All(Enum.GetValues<FetchFailure>(), failure => FetchExit.ToNodeException(new FetchException(failure, "x"), "y"));
}
