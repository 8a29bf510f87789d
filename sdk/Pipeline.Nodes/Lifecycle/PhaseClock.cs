using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Diagnostics.Tracing;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>Knows which phase the attempt is in, and how long each took. One thread at a time.</summary>
internal sealed class PhaseClock : IDisposable
{
    private readonly TimeProvider _time;
    private readonly LogScope _scope;
    private readonly List<PhaseRecord> _done = [];
    private readonly long _started;
    private readonly Activity? _attempt;
    private readonly Action<string>? _entered;
    private long _enteredAt;

    /// <param name="time">The clock.</param>
    /// <param name="scope">Told the phase and its span.</param>
    /// <param name="attempt">The span of the attempt; null where it is not traced.</param>
    /// <param name="entered">Told of each phase as it begins.</param>
    public PhaseClock(TimeProvider time, LogScope scope, Activity? attempt = null, Action<string>? entered = null)
    {
        _time = time;
        _scope = scope;
        _attempt = attempt;
        _entered = entered;
        _started = time.GetTimestamp();
        StartedAt = time.GetUtcNow();
        Current = Phase.Environment;
        Begin();
    }

    /// <summary>When the attempt began.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>The phase that the attempt is in.</summary>
    public string Current { get; private set; }

    /// <summary>The span of that phase; null where the attempt is not traced.</summary>
    public Activity? Span { get; private set; }

    /// <summary>How long the attempt has lasted.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_started);

    /// <summary>The phases that ended, in order.</summary>
    public IReadOnlyList<PhaseRecord> Done => _done;

    /// <summary>Ends the current phase and enters another.</summary>
    public void Enter(string phase, ILogger log)
    {
        End();
        Current = phase;
        Begin();
        LifecycleLog.PhaseEntered(log, phase);
    }

    public void Dispose() => Span?.Dispose();

    private void Begin()
    {
        _scope.Phase = Current;
        _enteredAt = _time.GetTimestamp();

        // The parent is named, because the span that is current here may be that of a phase that ended in another method.
        Span = _attempt is null ? null : SpanSource.Begin(Current, _attempt.Context);
        _scope.TraceId = _attempt?.TraceId.ToHexString();
        _scope.SpanId = (Span ?? _attempt)?.SpanId.ToHexString();
        _entered?.Invoke(Current);
    }

    private void End()
    {
        Span?.Dispose();
        _done.Add(new PhaseRecord(Current, Math.Round(_time.GetElapsedTime(_enteredAt).TotalSeconds, 6)));
    }
}
