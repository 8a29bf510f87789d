using System.Runtime.InteropServices;

namespace Pipeline.Nodes.Cli.Run.Processes;

/// <summary>SIGINT and SIGTERM to the tool: the first asks the running node to end, a second one kills it.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _kill = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _count;

    public StopSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
    ];

    /// <summary>Tripped by the first signal.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Tripped by the second.</summary>
    public CancellationToken Kill => _kill.Token;

    /// <summary>Whether the first signal came to the node by itself: a terminal sends Ctrl-C to every process in front.</summary>
    public bool NodeHasHeard { get; private set; }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
        _kill.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) > 1)
        {
            _ = _kill.CancelAsync();
            return;
        }

        NodeHasHeard = context.Signal == PosixSignal.SIGINT && ProcessGroup.IsInFront();
        _ = _stop.CancelAsync();
    }
}
