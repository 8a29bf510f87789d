using System.Security.Cryptography;
using Pipeline.Nodes.Cli.Stores;
using Pipeline.Nodes.Cli.Stores.S3;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Cli.Configs.Versions;

/// <summary>Reads a config file as it was: the bucket's versions, and the snapshots that runs left.</summary>
internal sealed class ConfigVersions(ToolStore store, LoadedConfig config, TimeProvider time)
{
    /// <summary>What <c>--version</c> begins with to mean a run.</summary>
    public const string RunPrefix = "run:";

    private string Key => config.Name.ToString();

    /// <summary>The newest versions, and the snapshots of the newest runs; the newest first.</summary>
    /// <param name="most">How many of each.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<ConfigVersion>> ListAsync(int most, CancellationToken cancellationToken)
    {
        string current = Sha256Of(config.Content);
        List<ConfigVersion> versions = [];
        foreach (StoredObject item in (await ListOfBucketAsync(cancellationToken)).Take(most))
        {
            string sha256 = Sha256Of(await ReadAsync(store.Root, item, cancellationToken));
            versions.Add(new ConfigVersion(item.VersionId, item.VersionId is null ? "current" : "version", item.LastModified, item.Bytes, sha256, sha256 == current));
        }

        foreach ((string run, StoredObject item) in (await ListSnapshotsAsync(cancellationToken)).Take(most))
        {
            string sha256 = Sha256Of(await ReadAsync(config.Workspace, item, cancellationToken));
            versions.Add(new ConfigVersion(RunPrefix + run, "run", item.LastModified, item.Bytes, sha256, sha256 == current));
        }

        return [.. versions.OrderByDescending(version => version.WrittenAt)];
    }

    /// <summary>Reads one version.</summary>
    /// <param name="id">What <see cref="ConfigVersion.Id"/> gave; <see langword="null"/>: the file as it is now.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="UsageException">There is no such version.</exception>
    public async Task<byte[]> ReadAsync(string? id, CancellationToken cancellationToken)
    {
        if (id is null)
        {
            return config.Content;
        }

        if (id.StartsWith(RunPrefix, StringComparison.Ordinal))
        {
            string run = id[RunPrefix.Length..];
            SmallObject? snapshot = await config.Workspace.GetAsync(RunKey.Snapshot(config.WorkspacePrefix, run), cancellationToken);
            return snapshot?.Content ?? throw NoVersion(id, [.. (await ListSnapshotsAsync(cancellationToken)).Select(each => RunPrefix + each.Run)]);
        }

        IReadOnlyList<StoredObject> versions = await ListOfBucketAsync(cancellationToken);
        return versions.FirstOrDefault(version => version.VersionId == id) is StoredObject found
            ? await ReadAsync(store.Root, found, cancellationToken)
            : throw NoVersion(id, [.. versions.Select(version => version.VersionId).OfType<string>()]);
    }

    /// <summary>The SHA-256 of a file's bytes.</summary>
    public static string Sha256Of(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private async Task<IReadOnlyList<StoredObject>> ListOfBucketAsync(CancellationToken cancellationToken)
    {
        using OperatorBucket? bucket = OperatorBucket.Open(store, store.Environment.Bucket, time);
        IReadOnlyList<StoredObject> listed = bucket is null ? [] : await bucket.ListVersionsAsync(Key, cancellationToken);
        return listed.Count > 0 ? listed
            : await store.Root.HeadAsync(Key, cancellationToken) is StoredObject current ? [current]
            : [];
    }

    private async Task<IReadOnlyList<(string Run, StoredObject Item)>> ListSnapshotsAsync(CancellationToken cancellationToken)
    {
        string root = RunKey.Root(config.WorkspacePrefix);
        List<(string Run, StoredObject Item)> snapshots = [];
        await foreach (StoredObject item in config.Workspace.ListAsync(root, recursive: true, cancellationToken))
        {
            if (item.Key[root.Length..].Split('/') is [string run, RunKey.SnapshotName])
            {
                snapshots.Add((KeySegment.Decode(run), item));
            }
        }

        return [.. snapshots.OrderByDescending(each => each.Item.LastModified)];
    }

    private static async Task<byte[]> ReadAsync(IStore place, StoredObject item, CancellationToken cancellationToken)
    {
        await using Stream content = await place.OpenAsync(item.Pin, cancellationToken);
        using MemoryStream copy = new();
        await content.CopyToAsync(copy, cancellationToken);
        return copy.ToArray();
    }

    private UsageException NoVersion(string id, IReadOnlyList<string> known)
    {
        string question = NearestName.Question(id, known);
        return new UsageException(
            $"--version: {store.Root.Describe(Key)} has no version '{id}'{(question.Length > 0 ? question : ".")} See them with: pipeline config history {config.Name}");
    }
}
