using System.Text;
using Pipeline.Nodes.Cli.Checks;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Cli.Configs.Differences;

/// <summary>How a config file differs from another one.</summary>
internal sealed record DifferenceReport
{
    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>What it is compared with.</summary>
    public required string Against { get; init; }

    /// <summary><c>new</c>: nothing stands there; <c>same</c>: byte by byte; <c>reformatted</c>: it says the same; <c>changed</c>; <c>unreadable</c>: what stands there is no JSON.</summary>
    public required string State { get; init; }

    /// <summary>The places at which they differ.</summary>
    public required IReadOnlyList<ConfigChange> Changes { get; init; }

    /// <summary>The nodes that do other work than before.</summary>
    public required IReadOnlyList<AffectedNode> Affected { get; init; }

    /// <summary>Compares a checked file with what stands somewhere.</summary>
    /// <param name="file">The file's name or path, for people.</param>
    /// <param name="config">The file.</param>
    /// <param name="against">Where the other one stands, for people.</param>
    /// <param name="other">Its bytes; <see langword="null"/>: nothing stands there.</param>
    /// <param name="bucket">The bucket that holds it, where the workspace is if the file names none.</param>
    public static DifferenceReport Of(string file, CheckedConfig config, string against, byte[]? other, string bucket)
    {
        if (other is null)
        {
            return new DifferenceReport { File = file, Against = against, State = "new", Changes = [], Affected = AffectedNodes.Find(before: null, config) };
        }

        ConfigNode? before = ConfigTreeReader.Read(other, new ProblemCollector(against));
        if (before is null)
        {
            return new DifferenceReport { File = file, Against = against, State = "unreadable", Changes = [], Affected = AffectedNodes.Find(before: null, config) };
        }

        ConfigNode after = ConfigTreeReader.Read(config.Content.Span, new ProblemCollector(file))!;
        IReadOnlyList<ConfigChange> changes = ConfigDifference.Between(before, after);
        PipelineConfigFile? old = PipelineConfigFile.Parse(other, config.File.Name, bucket, new ProblemCollector(against));
        return new DifferenceReport
        {
            File = file,
            Against = against,
            State = changes.Count > 0 ? "changed" : config.Content.Span.SequenceEqual(other) ? "same" : "reformatted",
            Changes = changes,
            Affected = changes.Count > 0 ? AffectedNodes.Find(old, config) : [],
        };
    }

    /// <summary>The same for a person, with a line end.</summary>
    public string ToText()
    {
        StringBuilder text = new();
        text.Append(State switch
        {
            "new" => $"{File}: there is nothing at {Against} yet\n",
            "same" => $"{File} is {Against}, byte by byte\n",
            "reformatted" => $"{File} says the same as {Against}, written differently\n",
            "unreadable" => $"{File}: what stands at {Against} is no valid JSON; all of it is replaced\n",
            _ => $"{File} against {Against}\n",
        });
        text.Append(string.Concat(Changes.Select(change => $"{change}\n")));
        if (Affected.Count > 0)
        {
            text.Append($"The next run does other work in: {string.Join(", ", Affected.Select(node => $"{node.Section} ({node.Reason})"))}\n");
        }

        return text.ToString();
    }
}
