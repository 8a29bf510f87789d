using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Channels;

namespace Pipeline.Nodes.TestSupport;

/// <summary>A program that runs. It is killed when this is disposed.</summary>
public sealed partial class RunningNode : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Task _reading;
    private readonly Task<string> _error;

    internal RunningNode(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync();
        _reading = ReadAsync();
    }

    /// <summary>Waits for a line of standard output that holds a text.</summary>
    /// <exception cref="InvalidOperationException">The program ended without one.</exception>
    public async Task WaitForLineAsync(string text)
    {
        await foreach (string line in _lines.Reader.ReadAllAsync())
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The program ended without a line that holds '{text}':\n{_output}{await _error}");
    }

    /// <summary>Sends a signal to the process; one that has ended by now hears nothing.</summary>
    public void Send(Signal signal)
    {
        const int NoSuchProcess = 3;
        if (Kill(_process.Id, (int)signal) != 0 && Marshal.GetLastPInvokeError() != NoSuchProcess)
        {
            throw new InvalidOperationException($"{signal} could not be sent: errno {Marshal.GetLastPInvokeError()}.");
        }
    }

    /// <summary>The most memory that the program held until its end, in bytes, as the kernel counts it.</summary>
    public Task<long> WatchPeakMemoryAsync() => PeakMemory.WatchAsync(_process.Id, _process.WaitForExitAsync());

    /// <summary>Waits for the program's end.</summary>
    public async Task<NodeResult> WaitAsync()
    {
        await _process.WaitForExitAsync();
        await _reading;
        return new NodeResult(_process.ExitCode, _output.ToString(), await _error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _output.Append(line).Append('\n');
            _lines.Writer.TryWrite(line);
        }

        _lines.Writer.Complete();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
