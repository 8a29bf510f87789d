using System.ComponentModel;
using System.Diagnostics;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Run.Processes;

/// <summary>The process of one node: started, listened to, stopped, waited for.</summary>
internal static class NodeProcess
{
    private const int StrayLinesKept = 20;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">The program's path.</param>
    /// <param name="setVariables">Sets what the program is to find in its environment, over the tool's own.</param>
    /// <param name="said">Told of each line, on one thread at a time.</param>
    /// <param name="signals">Who asks it to stop.</param>
    /// <exception cref="UsageException">It cannot be started.</exception>
    public static async Task<NodeProcessEnd> RunAsync(
        string program, Action<IDictionary<string, string?>> setVariables, Action<NodeLogLine> said, StopSignals signals)
    {
        ProcessStartInfo start = new(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        setVariables(start.Environment);
        using Process process = Start(start);
        process.StandardInput.Close();
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

        await using CancellationTokenRegistration stop = signals.Stop.Register(() => Stop(process, signals.NodeHasHeard));
        await using CancellationTokenRegistration kill = signals.Kill.Register(() => process.Kill(entireProcessTree: true));
        await Task.WhenAll(ListenAsync(process.StandardOutput, Hear), ListenAsync(process.StandardError, Hear), process.WaitForExitAsync());
        return new NodeProcessEnd(process.ExitCode, final, [.. stray]);
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

    // A second signal would make a node end at once.
    private static void Stop(Process process, bool hasHeard)
    {
        if (!hasHeard)
        {
            ProcessGroup.SendTerminate(process.Id);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new UsageException($"{start.FileName} could not be started: {exception.Message}");
        }
    }
}
