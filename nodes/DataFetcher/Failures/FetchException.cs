using System.Net;

namespace Pipeline.Nodes.DataFetcher.Failures;

/// <summary>A fetch failed. The text can be shown to anybody: it holds no user information and no query value of a URL.</summary>
internal sealed class FetchException : Exception
{
    /// <summary>Creates the failure.</summary>
    /// <param name="failure">What kind it is.</param>
    /// <param name="message">What was found, what was expected, where, and what to do next.</param>
    /// <param name="innerException">The cause, if another exception was.</param>
    public FetchException(FetchFailure failure, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Failure = failure;
    }

    /// <summary>What kind of failure it is.</summary>
    public FetchFailure Failure { get; }

    /// <summary>The status of the answer that was the cause, if an answer was.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>How long the source asked to wait before the next request, if it did.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
