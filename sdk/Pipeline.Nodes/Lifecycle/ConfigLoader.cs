using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>
/// Finds the config file, and the snapshot that keeps a run on the file with which it began: an edit changes the next run, not this one.
/// </summary>
internal sealed class ConfigLoader(IStoreFactory stores, NodeEnvironment environment, string run, ILogger log)
{
    /// <summary>Loads the run's snapshot if there is one, else the file as it is now.</summary>
    /// <exception cref="ConfigException">There is no config file, there are two, or it is invalid.</exception>
    public async Task<LoadedConfig> LoadAsync(CancellationToken cancellationToken)
    {
        IStore store = stores.Open(environment, environment.Bucket);
        ConfigFileName name = await FindNameAsync(store, cancellationToken);
        SmallObject current = await store.GetAsync(name.ToString(), cancellationToken) ?? throw NotFound(store, name.ToString(), []);

        // A snapshot must be found even when the file was broken by an edit since: its place then is the default one.
        var problems = new ProblemCollector(name.ToString());
        PipelineConfigFile? file = PipelineConfigFile.Parse(current.Content, name, environment.Bucket, problems);
        string workspacePrefix = file?.WorkspacePrefix ?? $"{name.PipelineName}-{name.DagKey}/";
        IStore workspace = stores.Open(environment, file?.S3.Bucket ?? environment.Bucket);
        string snapshotKey = $"{workspacePrefix}{ReservedNames.Runs}/{RunKey.Encode(run)}/config.json";
        if (!environment.UseLatestConfig && await LoadSnapshotAsync(workspace, snapshotKey, name, current.Content, cancellationToken) is { } snapshot)
        {
            return snapshot;
        }

        problems.ThrowIfAny();
        return new LoadedConfig(file!, current.Content, workspace, workspacePrefix, snapshotKey, FromSnapshot: false);
    }

    /// <summary>Keeps a valid config file as the run's snapshot, if nobody else did.</summary>
    /// <returns>The file to go on with: another node of the run may have been first, with another file.</returns>
    public async Task<LoadedConfig> KeepSnapshotAsync(LoadedConfig loaded, CancellationToken cancellationToken)
    {
        if (loaded.FromSnapshot || environment.UseLatestConfig)
        {
            return loaded;
        }

        await loaded.Workspace.PutAsync(loaded.SnapshotKey, loaded.Content, WriteCondition.Absent, cancellationToken);
        return await LoadSnapshotAsync(loaded.Workspace, loaded.SnapshotKey, loaded.File.Name, loaded.Content, cancellationToken)
            ?? throw new TryAgainException($"{loaded.Workspace.Describe(loaded.SnapshotKey)} was written and cannot be read. Try again.");
    }

    private async Task<LoadedConfig?> LoadSnapshotAsync(
        IStore workspace, string key, ConfigFileName name, byte[] current, CancellationToken cancellationToken)
    {
        if (await workspace.GetAsync(key, cancellationToken) is not { } snapshot)
        {
            return null;
        }

        if (!snapshot.Content.AsSpan().SequenceEqual(current))
        {
            LifecycleLog.ConfigEdited(log, workspace.Describe(key));
        }

        var file = PipelineConfigFile.Parse(snapshot.Content, name, environment.Bucket);
        return new LoadedConfig(file, snapshot.Content, workspace, file.WorkspacePrefix, key, FromSnapshot: true);
    }

    private async Task<ConfigFileName> FindNameAsync(IStore store, CancellationToken cancellationToken)
    {
        if (environment.PipelineName is { } pipeline)
        {
            return new ConfigFileName(pipeline, environment.DagKey);
        }

        var found = new List<ConfigFileName>();
        var others = new List<string>();
        await foreach (StoredObject item in store.ListAsync("", recursive: false, cancellationToken))
        {
            if (ConfigFileName.TryParse(item.Key, out ConfigFileName? name))
            {
                if (name.DagKey == environment.DagKey)
                {
                    found.Add(name);
                }
                else
                {
                    others.Add(item.Key);
                }
            }
        }

        return found.Count switch
        {
            1 => found[0],
            0 => throw NotFound(store, $"*{ConfigFileName.SuffixOf(environment.DagKey)}", others),
            _ => throw new ConfigException(
                $"{store.Describe("")} has {found.Count} config files for DAG key {environment.DagKey}: {string.Join(", ", found)}. "
                + $"Set {EnvironmentNames.PipelineName} to {string.Join(" or ", found.Select(name => name.PipelineName))}."),
        };
    }

    private ConfigException NotFound(IStore store, string wanted, IReadOnlyList<string> others)
    {
        string there = others.Count == 0 ? "" : $" Config files there: {string.Join(", ", others.Take(10))}{(others.Count > 10 ? ", …" : "")}.";
        string nearest = NearestName.Of($"{environment.PipelineName}{ConfigFileName.SuffixOf(environment.DagKey)}", others) is { } near ? $" Did you mean {near}?" : "";
        return new ConfigException(
            $"There is no config file {wanted} in {store.Describe("")}.{there}{nearest} "
            + $"Upload it to the root of the bucket, or correct {EnvironmentNames.DagKey}, {EnvironmentNames.PipelineName}, {EnvironmentNames.Bucket} or {EnvironmentNames.Store}.");
    }
}
