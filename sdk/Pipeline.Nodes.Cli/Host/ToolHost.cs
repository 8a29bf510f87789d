using System.Collections;

namespace Pipeline.Nodes.Cli.Host;

/// <summary>What surrounds the tool: its streams, variables, folders and clock. The one owner of the console and the environment.</summary>
internal sealed class ToolHost
{
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    private ToolHost(TextWriter output, TextWriter error)
    {
        Output = output;
        Error = error;
    }

    /// <summary>Results: what another program may read.</summary>
    public TextWriter Output { get; }

    /// <summary>Talk: what a person reads while they wait, and what went wrong.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether <see cref="Error"/> is a terminal that can redraw a table.</summary>
    public bool ErrorIsLive { get; private init; }

    /// <summary>Whether <see cref="Output"/> is a terminal that shows colours.</summary>
    public bool OutputIsLive { get; private init; }

    /// <summary>The folder that relative paths begin at, absolute.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>The folder that holds this program, absolute.</summary>
    public required string ProgramDirectory { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = TimeProvider.System;

#pragma warning disable RS0030 // This type owns the console and the environment.
    /// <summary>Looks at the process that runs the tool.</summary>
    public static ToolHost OfThisProcess()
    {
        IDictionary variables = Environment.GetEnvironmentVariables();
        bool plain = !string.IsNullOrEmpty(variables["NO_COLOR"] as string) || variables["TERM"] is null or "" or "dumb";
        ToolHost host = new(Console.Out, Console.Error)
        {
            ErrorIsLive = !Console.IsErrorRedirected && !plain,
            OutputIsLive = !Console.IsOutputRedirected && !plain,
            CurrentDirectory = Environment.CurrentDirectory,
            ProgramDirectory = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory),
        };
        foreach (DictionaryEntry variable in variables)
        {
            host._variables[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return host;
    }
#pragma warning restore RS0030

    /// <summary>All environment variables.</summary>
    public IReadOnlyDictionary<string, string> Variables => _variables;

    /// <summary>An environment variable; <see langword="null"/> where it is not set or empty.</summary>
    public string? Variable(string name) => _variables.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>A path as an absolute one.</summary>
    public string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, CurrentDirectory));

    /// <summary>A path as a person at this place would write it: relative where it lies below the current folder.</summary>
    public string ShownPath(string path)
    {
        string relative = Path.GetRelativePath(CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
