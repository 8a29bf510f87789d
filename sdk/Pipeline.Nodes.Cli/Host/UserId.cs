using System.Runtime.InteropServices;

namespace Pipeline.Nodes.Cli.Host;

/// <summary>Who runs the tool.</summary>
internal static partial class UserId
{
    /// <summary>User and group by number, as an engine of containers takes them: <c>1000:1000</c>.</summary>
    public static string OfThisProcess() => $"{User()}:{Group()}";

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint User();

    [LibraryImport("libc", EntryPoint = "getegid")]
    private static partial uint Group();
}
