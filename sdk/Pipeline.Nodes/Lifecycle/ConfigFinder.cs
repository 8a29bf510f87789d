using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>
/// Finds the config file, and the snapshot that keeps a run on the file with which it began: an edit changes the next run, not this one.
/// </summary>
internal sealed class ConfigFinder(IStoreFactory stores, NodeEnvironment environment, string run, ILogger log)
{
    private const int Patience = 5;

    /// <summary>Finds the run's snapshot if there is one, else the file as it is now.</summary>
    /// <exception cref="ConfigException">There is no config file, or there are two.</exception>
    public async Task<LoadedConfig> FindAsync(CancellationToken cancellationToken)
    {
        IStore store = stores.Open(environment, environment.Bucket, log);
        ConfigFileName name = await FindNameAsync(store, cancellationToken);
        SmallObject current = await store.GetAsync(name.ToString(), cancellationToken) ?? throw NotFound(store, name.ToString(), await ListAsync(store, cancellationToken));

        // Only its place is taken from the file here. A snapshot must be found even when an edit broke the file: its place is then the default one.
        PipelineConfigFile? file = PipelineConfigFile.Parse(current.Content, name, environment.Bucket, new ProblemCollector(name.ToString()));
        string workspacePrefix = file?.WorkspacePrefix ?? $"{name.PipelineName}-{name.DagKey}/";
        IStore workspace = stores.Open(environment, file?.S3.Bucket ?? environment.Bucket, log);
        string snapshotKey = RunKey.Snapshot(workspacePrefix, run);
        var now = new LoadedConfig(name, current.Content, workspace, workspacePrefix, snapshotKey, FromSnapshot: false);
        return environment.UseLatestConfig ? now : await FindSnapshotAsync(now, cancellationToken) ?? now;
    }

    /// <summary>Keeps a valid config file as the run's snapshot, if nobody else did.</summary>
    /// <returns>The file to go on with: another node of the run may have been first, with another file.</returns>
    public async Task<LoadedConfig> KeepSnapshotAsync(LoadedConfig loaded, CancellationToken cancellationToken)
    {
        if (loaded.FromSnapshot || environment.UseLatestConfig)
        {
            return loaded;
        }

        for (int tries = 0; tries < Patience; tries++)
        {
            await loaded.Workspace.PutAsync(loaded.SnapshotKey, loaded.Content, WriteCondition.Absent, cancellationToken);

            // Reading waits until the store answers again.
            if (await FindSnapshotAsync(loaded, cancellationToken) is { } snapshot)
            {
                return snapshot;
            }
        }

        throw new TryAgainException($"{loaded.Workspace.Describe(loaded.SnapshotKey)} was written {Patience} times and is still not there. Try again.");
    }

    private async Task<LoadedConfig?> FindSnapshotAsync(LoadedConfig now, CancellationToken cancellationToken)
    {
        if (await now.Workspace.GetAsync(now.SnapshotKey, cancellationToken) is not { } snapshot)
        {
            return null;
        }

        if (!snapshot.Content.AsSpan().SequenceEqual(now.Content))
        {
            LifecycleLog.ConfigEdited(log, now.Workspace.Describe(now.SnapshotKey));
        }

        return now with { Content = snapshot.Content, FromSnapshot = true };
    }

    private async Task<ConfigFileName> FindNameAsync(IStore store, CancellationToken cancellationToken)
    {
        if (environment.PipelineName is { } pipeline)
        {
            return new ConfigFileName(pipeline, environment.DagKey);
        }

        List<ConfigFileName> there = await ListAsync(store, cancellationToken);
        ConfigFileName[] found = [.. there.Where(name => name.DagKey == environment.DagKey)];
        return found.Length switch
        {
            1 => found[0],
            0 => throw NotFound(store, $"*{ConfigFileName.SuffixOf(environment.DagKey)}", there),
            _ => throw new ConfigException(
                $"{store.Describe("")} has {found.Length} config files for DAG key {environment.DagKey}: {string.Join(", ", found)}. "
                + $"Set {EnvironmentNames.PipelineName} to {string.Join(" or ", found.Select(name => name.PipelineName))}."),
        };
    }

    /// <summary>The config files at the root of a bucket, by name (ordinal).</summary>
    public static async Task<List<ConfigFileName>> ListAsync(IStore store, CancellationToken cancellationToken)
    {
        var found = new List<ConfigFileName>();
        await foreach (StoredObject item in store.ListAsync("", recursive: false, cancellationToken))
        {
            if (ConfigFileName.TryParse(item.Key, out ConfigFileName? name))
            {
                found.Add(name);
            }
        }

        return found;
    }

    private ConfigException NotFound(IStore store, string wanted, List<ConfigFileName> there)
    {
        string listed = there.Count == 0 ? "" : $" Config files there: {string.Join(", ", there.Take(10))}{(there.Count > 10 ? ", …" : "")}.";
        return new ConfigException(
            $"There is no config file {wanted} in {store.Describe("")}.{listed}{(FindNearest(there) is { } near ? $" Did you mean {near}?" : "")} "
            + $"Upload it to the root of the bucket, or correct {EnvironmentNames.DagKey}, {EnvironmentNames.PipelineName}, {EnvironmentNames.Bucket} or {EnvironmentNames.Store}.");
    }

    /// <summary>The file that is most likely meant: by its name where the pipeline's is known, else by its DAG key.</summary>
    private string? FindNearest(List<ConfigFileName> there)
    {
        if (environment.PipelineName is { } pipeline)
        {
            return NearestName.Of(pipeline + ConfigFileName.SuffixOf(environment.DagKey), there.Select(name => name.ToString()));
        }

        string? key = NearestName.Of(environment.DagKey, there.Select(name => name.DagKey));
        return there.FirstOrDefault(name => name.DagKey == key)?.ToString();
    }
}
