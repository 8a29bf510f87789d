using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Diagnostics;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>Knows which phase the attempt is in, and how long each took. One thread at a time.</summary>
internal sealed class PhaseClock : IDisposable
{
    private static readonly ActivitySource Trace = new("Pipeline.Nodes");

    private readonly TimeProvider _time;
    private readonly LogScope _scope;
    private readonly List<PhaseRecord> _done = [];
    private readonly long _started;
    private Activity? _activity;
    private long _entered;

    public PhaseClock(TimeProvider time, LogScope scope)
    {
        _time = time;
        _scope = scope;
        _started = time.GetTimestamp();
        StartedAt = time.GetUtcNow();
        Current = Phase.Environment;
        Begin();
    }

    /// <summary>When the attempt began.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>The phase that the attempt is in.</summary>
    public string Current { get; private set; }

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

    public void Dispose() => _activity?.Dispose();

    private void Begin()
    {
        _scope.Phase = Current;
        _entered = _time.GetTimestamp();
        _activity = Trace.StartActivity(Current);
    }

    private void End()
    {
        _activity?.Dispose();
        _done.Add(new PhaseRecord(Current, Math.Round(_time.GetElapsedTime(_entered).TotalSeconds, 6)));
    }
}
