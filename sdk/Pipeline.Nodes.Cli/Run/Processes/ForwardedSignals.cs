using System.Runtime.InteropServices;

namespace Pipeline.Nodes.Cli.Run.Processes;

/// <summary>SIGINT and SIGTERM to the tool, for the node that runs: the first asks it to end, a SIGINT after it kills it; a further SIGTERM changes nothing.</summary>
internal sealed class ForwardedSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _kill = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _count;

    public ForwardedSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
    ];

    /// <summary>Tripped by the first signal.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Tripped by a SIGINT that is not the first signal.</summary>
    public CancellationToken Kill => _kill.Token;

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
        if (Interlocked.Increment(ref _count) == 1)
        {
            _ = _stop.CancelAsync();
        }
        else if (context.Signal == PosixSignal.SIGINT)
        {
            _ = _kill.CancelAsync();
        }
    }
}
