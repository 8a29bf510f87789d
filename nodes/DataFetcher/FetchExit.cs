using System.Globalization;
using Pipeline.Nodes.DataFetcher.Failures;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.DataFetcher;

/// <summary>Which exit code a failed fetch ends with.</summary>
internal static class FetchExit
{
    /// <summary>Gives the exception that ends the attempt with the code that fits.</summary>
    public static NodeException ToNodeException(FetchException failure, string name)
    {
        string text = failure.Message;
        Dictionary<string, string> facts = new() { ["url"] = name };
        if (failure.StatusCode is { } status)
        {
            facts["status"] = ((int)status).ToString(CultureInfo.InvariantCulture);
        }

        return failure.Failure switch
        {
            FetchFailure.NotFound => new NoInputException(text, failure) { Facts = facts },
            FetchFailure.Denied or FetchFailure.Blocked => new AccessDeniedException(text, failure) { Facts = facts },
            FetchFailure.Rejected or FetchFailure.BadData => new BadDataException(text, failure) { Facts = facts },
            FetchFailure.Unavailable => new UnavailableException(text, failure) { Facts = facts },
            FetchFailure.Throttled or FetchFailure.DeadlinePassed or FetchFailure.Interrupted =>
                new TryAgainException(text, failure) { Facts = facts },
            _ => throw new ArgumentOutOfRangeException(nameof(failure), failure.Failure, "This kind of failure has no exit code."),
        };
    }
}
