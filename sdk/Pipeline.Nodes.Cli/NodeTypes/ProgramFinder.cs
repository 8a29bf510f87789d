using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.NodeTypes;

/// <summary>Finds the program of a node type: it is named like the type.</summary>
/// <param name="host">Knows where this program is, and the PATH.</param>
/// <param name="nodesFolder">The folder of <c>--nodes</c>, absolute; <see langword="null"/> for none.</param>
internal sealed class ProgramFinder(ToolHost host, string? nodesFolder) : INodeFinder
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Takes what <c>--nodes</c> says.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static ProgramFinder Open(ToolHost host, string? option)
    {
        string? folder = option is null ? null : host.FullPath(option);
        return folder is null || Directory.Exists(folder)
            ? new ProgramFinder(host, folder)
            : throw new UsageException($"--nodes: there is no folder {folder}. Name the folder that holds the node programs.");
    }

    /// <summary>Finds a program on the PATH; <see langword="null"/> where there is none.</summary>
    public static string? OnPath(ToolHost host, string name) => PathFolders(host).Select(folder => Path.Combine(folder, name)).FirstOrDefault(IsProgram);

    public NodeCommand? Find(string type, Section? section) => Candidates(type).FirstOrDefault(IsProgram) is string path ? NodeCommand.Of(path) : null;

    public string DescribePlaces()
    {
        string nodes = nodesFolder is null ? "" : $"in {nodesFolder}, ";
        return $"{nodes}beside {Path.Combine(host.ProgramDirectory, PipelineTool.Name)} or on the PATH";
    }

    // A folder may hold the programs themselves, or one folder for each: a program and what it needs beside it.
    private IEnumerable<string> Candidates(string type)
    {
        string name = OperatingSystem.IsWindows() ? type + ".exe" : type;
        if (nodesFolder is not null)
        {
            yield return Path.Combine(nodesFolder, name);
            yield return Path.Combine(nodesFolder, type, name);
        }

        yield return Path.Combine(host.ProgramDirectory, name);
        if (Path.GetDirectoryName(host.ProgramDirectory) is string parent)
        {
            yield return Path.Combine(parent, type, name);
        }

        foreach (string folder in PathFolders(host))
        {
            yield return Path.Combine(folder, name);
        }
    }

    private static IEnumerable<string> PathFolders(ToolHost host)
        => (host.Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(host.FullPath);

    private static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & AnyExecute) != 0);
}
