using System.Text.Json;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Cli.Status;

/// <summary>Reads what attempts left below <c>_runs/</c>.</summary>
internal sealed class RunReader(ToolHost host, LoadedConfig config)
{
    /// <summary>Reads the newest runs.</summary>
    /// <param name="most">How many.</param>
    /// <param name="run">The one run that is wanted; <see langword="null"/>: any.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<(IReadOnlyList<RunStatus> Runs, int More)> ReadAsync(int most, string? run, CancellationToken cancellationToken)
    {
        string root = RunKey.Root(config.WorkspacePrefix);
        string prefix = run is null ? root : RunKey.Folder(config.WorkspacePrefix, run);
        Dictionary<string, List<StoredObject>> runs = new(StringComparer.Ordinal);
        await foreach (StoredObject item in config.Workspace.ListAsync(prefix, recursive: true, cancellationToken))
        {
            string[] path = item.Key[root.Length..].Split('/');
            if (path.Length is 2 or 3)
            {
                (runs.TryGetValue(path[0], out List<StoredObject>? items) ? items : runs[path[0]] = []).Add(item);
            }
        }

        KeyValuePair<string, List<StoredObject>>[] newest = [.. runs.OrderByDescending(each => each.Value.Max(item => item.LastModified))];
        List<RunStatus> read = [];
        foreach ((string segment, List<StoredObject> items) in newest.Take(most))
        {
            read.Add(await ReadRunAsync(segment, items, cancellationToken));
        }

        return (read, Math.Max(0, newest.Length - most));
    }

    private async Task<RunStatus> ReadRunAsync(string segment, List<StoredObject> items, CancellationToken cancellationToken)
    {
        List<AttemptRow> attempts = [];
        IReadOnlyList<string> sections = [];
        foreach (StoredObject item in items)
        {
            if (await config.Workspace.GetAsync(item.Key, cancellationToken) is not SmallObject found)
            {
                continue;
            }

            if (item.Key.EndsWith($"/{segment}/{RunKey.SnapshotName}", StringComparison.Ordinal))
            {
                sections = SectionsOf(found.Content);
            }
            else if (RecordOf(found) is RunRecord record)
            {
                attempts.Add(AttemptRow.Of(record));
            }
            else
            {
                await host.Error.WriteLineAsync($"{PipelineTool.Name}: {config.Workspace.Describe(item.Key)} is no run record of this version; it is left out.");
            }
        }

        return new RunStatus(
            KeySegment.Decode(segment),
            items.Max(item => item.LastModified),
            [.. attempts.OrderBy(attempt => attempt.StartedAt).ThenBy(attempt => attempt.Try)],
            [.. sections.Where(section => !attempts.Exists(attempt => attempt.Section == section))]);
    }

    private IReadOnlyList<string> SectionsOf(byte[] snapshot) =>
        PipelineConfigFile.Parse(snapshot, config.Name, NodeEnvironment.DefaultBucket, new ProblemCollector(config.Name.ToString())) is PipelineConfigFile file
            ? [.. file.Sections.Select(section => section.Name)]
            : [];

    private static RunRecord? RecordOf(SmallObject found)
    {
        try
        {
            RunRecord? record = JsonSerializer.Deserialize(found.Content, ManifestJson.Default.RunRecord);
            return record?.RecordVersion is > 0 and <= RunRecord.CurrentVersion ? record : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
