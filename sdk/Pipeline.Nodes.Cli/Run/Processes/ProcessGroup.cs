using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Pipeline.Nodes.Cli.Run.Processes;

/// <summary>What POSIX knows of processes and .NET does not ask for.</summary>
internal static partial class ProcessGroup
{
    private const int Terminate = 15;
    private const string ControllingTerminal = "/dev/tty";

    /// <summary>Whether the tool's process group, to which the nodes belong too, is the one in front of its terminal.</summary>
    public static bool IsInFront()
    {
        try
        {
            using SafeFileHandle terminal = File.OpenHandle(ControllingTerminal);
            return ForegroundGroup(terminal) == OwnGroup();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // There is no terminal.
            return false;
        }
    }

    /// <summary>Sends SIGTERM to a process. One that has ended meanwhile does not mind.</summary>
    public static void SendTerminate(int processId) => _ = Kill(processId, Terminate);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    private static partial int OwnGroup();

    [LibraryImport("libc", EntryPoint = "tcgetpgrp")]
    private static partial int ForegroundGroup(SafeFileHandle terminal);
}
