using System.Runtime.InteropServices;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Testing.Attempts;

namespace Pipeline.Nodes.Testing.Faults;

/// <summary>An attempt with which one thing goes wrong.</summary>
internal sealed class DisturbedAttempt(NodeSetUp setUp, TestBucket bucket, FaultCase fault)
{
    /// <summary>The highest try that any of the attempts has.</summary>
    public const int LastTry = 2;

    private readonly List<AttemptEnd> _ends = [];
    private bool _gone;

    /// <summary>How it ended; null where its process was killed.</summary>
    public AttemptEnd? End { get; private set; }

    /// <summary>How this attempt ended and the one that ran meanwhile, as far as they came to an end.</summary>
    public IReadOnlyList<AttemptEnd> Ends => _ends;

    public async Task RunAsync()
    {
        var line = new FaultyStore(bucket.Store, MeetAsync);
        try
        {
            AttemptEnd end = await TestBucket.RunAsync(setUp, new AttemptPlan(line, new HurryingTime()) { Try = 1, PhaseEntered = Enter });

            // A process that is gone has no exit code, whatever the node did with the exception that ended it here.
            if (!_gone)
            {
                End = end;
                _ends.Add(end);
            }
        }
        catch (CrashException)
        {
            // It was killed, as the case says.
        }
    }

    private void Enter(string phase, StopSignals signals)
    {
        if (fault.Phase != phase)
        {
            return;
        }

        if (fault.Kind == FaultKind.Terminate)
        {
            // Before the phase goes on, everybody has been told.
            signals.StopAsync(PosixSignal.SIGTERM).GetAwaiter().GetResult();
            return;
        }

        _gone = true;
        throw new CrashException($"the begin of phase {phase}");
    }

    private async ValueTask<Fault> MeetAsync(StoreCall call)
    {
        if (_gone)
        {
            return Fault.Crash;
        }

        if (call.Number != fault.Call?.Number)
        {
            return Fault.None;
        }

        switch (fault.Kind)
        {
            case FaultKind.Kill:
                _gone = true;
                return Fault.Crash;
            case FaultKind.Unavailable:
                return Fault.LoseRequest;
            case FaultKind.LostAnswer:
                return Fault.LoseAnswer;
            case FaultKind.Cut:
                return Fault.Cut;
            case FaultKind.Flip:
                return Fault.Flip;
            default:
                int @try = fault.Kind == FaultKind.NextTry ? LastTry : 1;
                _ends.Add(await TestBucket.RunAsync(setUp, new AttemptPlan(bucket.Store, new HurryingTime()) { Try = @try }));
                return Fault.None;
        }
    }
}
