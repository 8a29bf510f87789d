using System.Runtime.InteropServices;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>
/// SIGTERM and SIGINT: the first asks the attempt to end; a SIGINT after it ends the process at once. A further SIGTERM changes nothing:
/// <c>timeout</c> and supervisors send it to a process and to its group, and who wants more than a stop sends SIGKILL.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;
    private volatile int _exitCode = (int)ExitCode.Terminated;
    private int _count;

    public StopSignals()
        : this([PosixSignal.SIGTERM, PosixSignal.SIGINT])
    {
    }

    private StopSignals(PosixSignal[] signals)
        => _registrations = [.. signals.Select(signal => PosixSignalRegistration.Create(signal, Handle))];

    /// <summary>Tripped by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>The signal that came, by name; null where none did.</summary>
    public string? Received { get; private set; }

    /// <summary>Signals that only <see cref="StopAsync"/> sends: for an attempt that shares its process with others.</summary>
    public static StopSignals OfNoProcess() => new([]);

    /// <summary>Does what the first signal does.</summary>
    /// <returns>A task that ends when everybody was told.</returns>
    public Task StopAsync(PosixSignal signal)
    {
        Received = signal.ToString();
        return _stop.CancelAsync();
    }

    /// <summary>The attempt has ended: from now on no signal changes the exit code.</summary>
    public void Conclude(ExitCode exitCode) => _exitCode = (int)exitCode;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) == 1)
        {
            _ = StopAsync(context.Signal);
        }
        else if (context.Signal == PosixSignal.SIGINT)
        {
#pragma warning disable RS0030 // Whoever presses Ctrl-C again wants the process gone, whatever the node is doing.
            System.Environment.Exit(_exitCode);
#pragma warning restore RS0030
        }
    }
}
