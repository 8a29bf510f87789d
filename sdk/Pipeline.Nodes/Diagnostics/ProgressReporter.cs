using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.Diagnostics;

/// <summary>Logs how far long work is, every few seconds, until it is disposed.</summary>
internal sealed class ProgressReporter : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly WorkProgress _progress;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly long _start;
    private readonly ITimer _timer;

    public ProgressReporter(WorkProgress progress, TimeProvider time, ILogger log)
    {
        _progress = progress;
        _time = time;
        _log = log;
        _start = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Report(), state: null, Interval, Interval);
    }

    public void Dispose() => _timer.Dispose();

    private void Report()
    {
        long bytes = _progress.Bytes;
        long expected = _progress.ExpectedBytes;
        long rows = _progress.Rows;
        var parts = new List<string>();
        if (expected > 0)
        {
            parts.Add($"{Quantity.Bytes(bytes)} of {Quantity.Bytes(expected)} ({100 * bytes / expected} %)");
        }
        else if (bytes > 0)
        {
            parts.Add(Quantity.Bytes(bytes));
        }

        if (rows > 0)
        {
            parts.Add(Quantity.Count(rows, "row"));
        }

        string done = parts.Count == 0 ? "still working" : string.Join(", ", parts);
        DiagnosticsLog.Progress(_log, done, Quantity.Duration(_time.GetElapsedTime(_start)), bytes, expected, rows);
    }
}
