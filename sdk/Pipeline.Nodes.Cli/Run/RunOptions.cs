namespace Pipeline.Nodes.Cli.Run;

/// <summary>What a person asked <c>pipeline run</c> for, as they typed it.</summary>
internal sealed record RunOptions
{
    /// <summary>The path of the config file.</summary>
    public required string Config { get; init; }

    /// <summary>The folder in place of the bucket; <see langword="null"/>: the one that holds the config file.</summary>
    public string? Store { get; init; }

    /// <summary>The section to begin with; <see langword="null"/>: at the beginning.</summary>
    public string? From { get; init; }

    /// <summary>The one section to run; <see langword="null"/>: all.</summary>
    public string? Only { get; init; }

    /// <summary>A folder of node programs; <see langword="null"/> for none.</summary>
    public string? Nodes { get; init; }

    /// <summary>Whether nodes run in containers.</summary>
    public bool Docker { get; init; }

    /// <summary>The containers' network; <see langword="null"/>: the engine's own choice.</summary>
    public string? DockerNetwork { get; init; }

    /// <summary>A folder of schemas; <see langword="null"/> for none.</summary>
    public string? Schemas { get; init; }

    /// <summary>The run's id; <see langword="null"/>: a new one, or that of the inputs.</summary>
    public string? RunId { get; init; }

    /// <summary>Whether to do work that is already published.</summary>
    public bool Redo { get; init; }

    /// <summary>Whether standard output is to be one JSON document.</summary>
    public bool Json { get; init; }

    /// <summary>Whether to show the nodes' own log lines.</summary>
    public bool Verbose { get; init; }

    /// <summary>The command that does the same again.</summary>
    public string ToRunAgain() => Command(Option("--from", From), Option("--only", Only));

    /// <summary>The command that runs a section alone, with the same folders.</summary>
    public string ToRun(string section) => Command(Option("--only", section));

    /// <summary>The command that goes on at a section, with the same folders.</summary>
    public string ToContinueAt(string section) => Command(Option("--from", section));

    private string Command(params string[] selection)
    {
        string[] parts =
        [
            "pipeline run",
            Quote(Config),
            Option("--store", Store),
            .. selection,
            Option("--nodes", Nodes),
            Docker ? "--docker" : "",
            Option("--docker-network", DockerNetwork),
            Option("--schemas", Schemas),
            Option("--run-id", RunId),
            Redo ? "--redo" : "",
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private static string Option(string name, string? value) => value is null ? "" : $"{name} {Quote(value)}";

    // For a POSIX shell.
    private static string Quote(string value) =>
        value.All(character => char.IsAsciiLetterOrDigit(character) || "-_./:+@%=,~".Contains(character, StringComparison.Ordinal))
            ? value
            : $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
