using System.ComponentModel;
using System.Diagnostics;
using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Run.Processes;

/// <summary>Starts the program of a node so that only the tool tells it to stop.</summary>
internal static class NodeStart
{
    private const string Shell = "/bin/sh";

    // Ctrl-C goes to every process in front of a terminal, a signal from elsewhere to the tool alone, and nothing tells the two apart.
    // A program that begins with SIGINT ignored leaves it so; SIGTERM reaches it, and comes from the tool, as it does from Kubernetes.
    private const string DeafToInterrupt = "trap '' INT; exec \"$0\" \"$@\"";

    /// <summary>Starts it with its output piped and nothing to read.</summary>
    /// <param name="command">How it is started.</param>
    /// <param name="setVariables">Sets what the program is to find in its environment, over the tool's own.</param>
    /// <exception cref="UsageException">It cannot be started.</exception>
    public static Process Start(NodeCommand command, Action<IDictionary<string, string?>> setVariables)
    {
        ProcessStartInfo start = OperatingSystem.IsWindows()
            ? new(command.Program, command.RunArguments)
            : new(Shell, ["-c", DeafToInterrupt, command.Program, .. command.RunArguments]);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        setVariables(start.Environment);
        try
        {
            Process process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception exception)
        {
            throw new UsageException($"{start.FileName} could not be started: {exception.Message}");
        }
    }
}
