using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.NodeTypes;

/// <summary>What kept the container engine from starting a node, in words. No node ends with these exit codes.</summary>
internal static class EngineFault
{
    private const int EngineFailed = 125;
    private const int ProgramNotFound = 127;
    private const string Daemon = "Error response from daemon: ";

    // What the engine writes beside the reason.
    private static readonly string[] Noise = ["Unable to find image", "Run 'docker", "See 'docker"];

    /// <summary>Says why; <see langword="null"/> where the node itself ended so.</summary>
    /// <param name="command">What was started.</param>
    /// <param name="exitCode">How it ended.</param>
    /// <param name="said">What the engine's client wrote.</param>
    public static UnavailableException? Find(NodeCommand command, int exitCode, string said) => command.Image is null ? null : exitCode switch
    {
        EngineFailed => new UnavailableException(
            $"docker could not run {command.Name}: {Reason(said)} Build the image (./build.sh images) or pull it (docker pull {command.Image}), or correct \"image\" in the section."),
        > EngineFailed and <= ProgramNotFound => new UnavailableException(
            $"{command.Name} starts no program: {Reason(said)} Is it the image of a node? Correct \"image\" in the section."),
        _ => null,
    };

    /// <summary>The engine's reason, as the end of a sentence with its mark.</summary>
    public static string Reason(string said)
    {
        string[] lines =
        [
            .. said.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !Noise.Any(noise => line.StartsWith(noise, StringComparison.Ordinal)))
                .Select(line => line.StartsWith("docker: ", StringComparison.Ordinal) ? line["docker: ".Length..] : line)
                .Select(line => line.StartsWith(Daemon, StringComparison.Ordinal) ? line[Daemon.Length..] : line),
        ];
        string reason = lines.Length == 0 ? "it did not say why" : string.Join(" | ", lines);
        return reason[^1] is '.' or '?' ? reason : $"{reason}.";
    }
}
