using System.Diagnostics;
using System.Runtime.InteropServices;
using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Run.Processes;

/// <summary>The process of one node: started, listened to, stopped, waited for.</summary>
internal static partial class NodeProcess
{
    private const int StrayLinesKept = 20;
    private const int Terminate = 15;

    /// <summary>Runs a node to its end.</summary>
    /// <param name="command">How it is started.</param>
    /// <param name="setVariables">Sets what the program is to find in its environment, over the tool's own.</param>
    /// <param name="said">Told of each line, on one thread at a time.</param>
    /// <param name="signals">Who asks it to stop.</param>
    /// <exception cref="UsageException">It cannot be started.</exception>
    public static async Task<NodeProcessEnd> RunAsync(
        NodeCommand command, Action<IDictionary<string, string?>> setVariables, Action<NodeLogLine> said, ForwardedSignals signals)
    {
        using Process process = NodeStart.Start(command, setVariables);
        Queue<string> stray = new();
        NodeLogLine? final = null;
        Lock once = new();
        void Hear(string text)
        {
            NodeLogLine line = NodeLogLine.Read(text);
            lock (once)
            {
                final = line.IsFinal ? line : final;
                if (!line.IsLog)
                {
                    stray.Enqueue(text);
                    if (stray.Count > StrayLinesKept)
                    {
                        stray.Dequeue();
                    }
                }

                said(line);
            }
        }

        await using CancellationTokenRegistration stop = signals.Stop.Register(() => _ = Signal(process.Id, Terminate));
        await using CancellationTokenRegistration kill = signals.Kill.Register(() => End(command, process));
        await Task.WhenAll(ListenAsync(process.StandardOutput, Hear), ListenAsync(process.StandardError, Hear), process.WaitForExitAsync());
        return new NodeProcessEnd(process.ExitCode, final, [.. stray]);
    }

    private static void End(NodeCommand command, Process process)
    {
        if (command.EndArguments.Count > 0)
        {
            Process.Start(new ProcessStartInfo(command.Program, command.EndArguments) { RedirectStandardOutput = true, RedirectStandardError = true })?.Dispose();
            return;
        }

        process.Kill(entireProcessTree: true);
    }

    private static async Task ListenAsync(StreamReader reader, Action<string> hear)
    {
        while (await reader.ReadLineAsync() is string line)
        {
            if (line.Length > 0)
            {
                hear(line);
            }
        }
    }

    // A process that has ended meanwhile does not mind.
    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int processId, int signal);
}
