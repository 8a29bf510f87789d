using System.Globalization;
using Pipeline.Nodes.DataFetcher.Failures;

namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>The total time that one fetch may take, from its first request to its last byte, retries and waits included.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly CancellationTokenSource _source;

    /// <summary>Starts the clock.</summary>
    /// <param name="length">The total time.</param>
    /// <param name="time">Where time comes from.</param>
    public Deadline(TimeSpan length, TimeProvider time)
    {
        Length = length;
        _time = time;
        _start = time.GetTimestamp();
        _source = new CancellationTokenSource(length, time);
        Token = _source.Token;
    }

    /// <summary>The total time.</summary>
    public TimeSpan Length { get; }

    /// <summary>Is cancelled when the time is over.</summary>
    public CancellationToken Token { get; }

    /// <summary>What is left of the time; zero or less when it is over.</summary>
    public TimeSpan Remaining => Length - _time.GetElapsedTime(_start);

    /// <summary>The failure to report when the time is over.</summary>
    /// <param name="what">What was being fetched, fit to be shown.</param>
    /// <param name="lastFault">The last thing that went wrong before, if anything did.</param>
    public FetchException ToException(string what, Exception? lastFault)
    {
        string before = lastFault is null ? "" : $" The last try failed: {FaultText.Describe(lastFault)}.";
        string seconds = Length.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return new FetchException(
            FetchFailure.DeadlinePassed,
            $"{what}: not fetched within {seconds} s.{before} Try again later, or raise timeout.",
            lastFault);
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
