using System.Net;
using System.Net.Http.Headers;
using Pipeline.Nodes.DataFetcher.Failures;

namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>Tells an answer that brings the data from one that does not.</summary>
internal static class AnswerCheck
{
    /// <summary>Accepts the whole of the data.</summary>
    /// <param name="response">The answer to a request without a range.</param>
    /// <param name="name">The source, fit to be shown.</param>
    /// <param name="time">Where time comes from, for a Retry-After that is a date.</param>
    /// <exception cref="FetchException">Any status but 200 and 203.</exception>
    public static void RequireWhole(HttpResponseMessage response, string name, TimeProvider time)
    {
        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation)
        {
            return;
        }

        RequireNoError(response, name, time);
        throw new FetchException(
            FetchFailure.Rejected,
            $"{name}: {FaultText.Describe(response)}, where 200 OK with the data was expected. Check data_url.")
        {
            StatusCode = response.StatusCode,
        };
    }

    /// <summary>Accepts the rest of the data, as it was when its beginning was read.</summary>
    /// <param name="response">The answer to a request with a range.</param>
    /// <param name="name">The source, fit to be shown.</param>
    /// <param name="offset">The first byte that was asked for.</param>
    /// <param name="before">What the source said when the beginning was read.</param>
    /// <param name="time">Where time comes from, for a Retry-After that is a date.</param>
    /// <exception cref="FetchException">An error status, or anything but exactly the rest of the same data.</exception>
    public static void RequireRest(
        HttpResponseMessage response, string name, long offset, SourceDescription before, TimeProvider time)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.PartialContent:
                break;
            case HttpStatusCode.OK:
                throw Interrupted(
                    name, offset, "asked for the rest, it sends everything: it changed while it was read, or takes no ranges");
            case HttpStatusCode.RequestedRangeNotSatisfiable:
                throw Interrupted(name, offset, $"it changed while it was read: it has no byte {offset} any more");
            default:
                RequireNoError(response, name, time);
                throw Interrupted(name, offset, $"asked for the rest, it answers {FaultText.Describe(response)}");
        }

        ContentRangeHeaderValue? range = response.Content.Headers.ContentRange;
        if (range is not { Unit: "bytes", From: long from, To: long to } || from != offset || to < from)
        {
            throw Interrupted(name, offset, $"asked for bytes {offset}-, it sends Content-Range '{range?.ToString() ?? "none"}'");
        }

        RequireSame(SourceDescription.Of(response), before, name, offset);
    }

    /// <summary>Accepts a second answer only if it describes the same data as the first.</summary>
    /// <exception cref="FetchException">It does not.</exception>
    public static void RequireSame(SourceDescription now, SourceDescription before, string name, long offset)
    {
        string? difference = Difference("length", before.TotalBytes, now.TotalBytes)
            ?? Difference("ETag", before.ETag, now.ETag)
            ?? Difference("Last-Modified", before.LastModified?.ToString("R"), now.LastModified?.ToString("R"))
            ?? Difference("Content-Encoding", before.ContentEncoding, now.ContentEncoding);
        if (difference is not null)
        {
            throw Interrupted(name, offset, $"it changed while it was read: {difference}");
        }
    }

    /// <summary>The failure to report when the rest of the data cannot be had.</summary>
    public static FetchException Interrupted(string name, long offset, string reason, Exception? cause = null) => new(
        FetchFailure.Interrupted,
        $"{name}: the connection broke after {offset} bytes and cannot be resumed: {reason}. Try again.",
        cause);

    private static string? Difference<T>(string what, T? before, T? now) =>
        before is null || now is null || before.Equals(now) ? null : $"{what} was {before}, is {now}";

    private static void RequireNoError(HttpResponseMessage response, string name, TimeProvider time)
    {
        (FetchFailure Failure, string Advice)? error = (int)response.StatusCode switch
        {
            401 => (FetchFailure.Denied, "The source wants credentials; give them by headers."),
            403 => (FetchFailure.Denied, "The source refuses access; check the credentials and whether a signed URL has expired."),
            404 or 410 => (FetchFailure.NotFound, "The source has no such data; check data_url."),
            429 => (FetchFailure.Throttled, "The source asks for fewer requests; try again later."),
            408 or 425 or >= 500 => (FetchFailure.Unavailable, "The source fails to answer; try again later."),
            >= 400 => (FetchFailure.Rejected, "The source does not take this request; check data_url and headers."),
            _ => null,
        };
        if (error is (FetchFailure failure, string advice))
        {
            TimeSpan? wait = RetryAfterOf(response, time);
            string asked = wait is TimeSpan seconds ? $", Retry-After {Math.Ceiling(seconds.TotalSeconds)} s" : "";
            throw new FetchException(failure, $"{name}: {FaultText.Describe(response)}{asked}. {advice}")
            {
                StatusCode = response.StatusCode,
                RetryAfter = wait,
            };
        }
    }

    private static TimeSpan? RetryAfterOf(HttpResponseMessage response, TimeProvider time)
    {
        TimeSpan? wait = response.Headers.RetryAfter switch
        {
            { Delta: TimeSpan delta } => delta,
            { Date: DateTimeOffset date } => date - time.GetUtcNow(),
            _ => null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
