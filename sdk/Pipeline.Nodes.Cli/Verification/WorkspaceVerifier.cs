using System.Security.Cryptography;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Cli.Verification;

/// <summary>
/// Holds every artifact against its manifest. An object that still has its ETag is the one that was committed, and is not downloaded, unless
/// its bytes are to be read.
/// </summary>
/// <param name="config">Where the workspace is.</param>
/// <param name="readsBytes">Whether to read every artifact and compare its SHA-256.</param>
internal sealed class WorkspaceVerifier(LoadedConfig config, bool readsBytes)
{
    private readonly List<BrokenManifest> _broken = [];

    /// <summary>What stood at a manifest's place and is none, after the check.</summary>
    public IReadOnlyList<BrokenManifest> Broken => _broken;

    private IStore Store => config.Workspace;

    /// <summary>Checks all folders whose manifest can be read.</summary>
    public async Task<IReadOnlyList<FolderCheck>> RunAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, Manifest> manifests = await ReadManifestsAsync(cancellationToken);
        List<FolderCheck> checks = [];
        foreach ((string folder, Manifest manifest) in InOrder(manifests))
        {
            Manifest commit = manifest.LastCommit!;
            List<ArtifactCheck> artifacts = [];
            foreach (ManifestArtifact artifact in commit.Artifacts)
            {
                artifacts.Add(await CheckAsync(folder, artifact, cancellationToken));
            }

            checks.Add(new FolderCheck
            {
                Folder = folder,
                Section = commit.Section,
                Type = commit.Type,
                Run = commit.Run,
                Attempt = commit.Attempt,
                IsPublishing = manifest.State == ManifestState.Publishing,
                Artifacts = artifacts,
                Inputs = [.. commit.Inputs.Select(input => new OriginCheck(input.Path, input.Sha256, OriginOf(input, manifests)))],
                Sources = commit.Sources,
            });
        }

        return checks;
    }

    private async Task<Dictionary<string, Manifest>> ReadManifestsAsync(CancellationToken cancellationToken)
    {
        const string Ending = "/" + ReservedNames.Manifest;
        Dictionary<string, Manifest> manifests = new(StringComparer.Ordinal);
        await foreach (StoredObject item in Store.ListAsync(config.WorkspacePrefix, recursive: true, cancellationToken))
        {
            string path = item.Key[config.WorkspacePrefix.Length..];
            if (path.EndsWith(Ending, StringComparison.Ordinal) && !path.StartsWith($"{ReservedNames.Runs}/", StringComparison.Ordinal))
            {
                string folder = path[..^Ending.Length];
                if (await ReadAsync(folder, path, cancellationToken) is { LastCommit: not null } manifest)
                {
                    manifests[folder] = manifest;
                }
            }
        }

        return manifests;
    }

    private async Task<Manifest?> ReadAsync(string folder, string path, CancellationToken cancellationToken)
    {
        try
        {
            return (await ManifestFile.ReadAsync(Store, $"{config.WorkspacePrefix}{folder}/", cancellationToken)).Manifest;
        }
        catch (BadDataException failure)
        {
            _broken.Add(new BrokenManifest(path, failure.Message));
            return null;
        }
    }

    // Each after the folders that it was made from, so that the way back to the source reads downwards.
    private static IEnumerable<(string Folder, Manifest Manifest)> InOrder(Dictionary<string, Manifest> manifests)
    {
        List<string> left = [.. manifests.Keys.Order(StringComparer.Ordinal)];
        while (left.Count > 0)
        {
            string next = left.Find(folder => !left.Exists(other => other != folder && Reads(manifests[folder].LastCommit!, other))) ?? left[0];
            left.Remove(next);
            yield return (next, manifests[next]);
        }
    }

    private static bool Reads(Manifest commit, string folder) =>
        commit.Inputs.Any(input => input.Path.StartsWith($"{folder}/", StringComparison.Ordinal));

    private string OriginOf(ManifestInput input, Dictionary<string, Manifest> manifests)
    {
        foreach ((string folder, Manifest manifest) in manifests)
        {
            if (input.Path.StartsWith($"{folder}/", StringComparison.Ordinal))
            {
                string name = input.Path[(folder.Length + 1)..];
                ManifestArtifact? now = manifest.LastCommit!.Artifacts.FirstOrDefault(artifact => artifact.Name == name);
                return now is not null && now.Sha256 == input.Sha256 ? OriginCheck.Fine : OriginCheck.Replaced;
            }
        }

        return _broken.Exists(broken => input.Path.StartsWith(broken.Path[..^ReservedNames.Manifest.Length], StringComparison.Ordinal))
            ? OriginCheck.Unreadable
            : "unmanaged";
    }

    private async Task<ArtifactCheck> CheckAsync(string folder, ManifestArtifact artifact, CancellationToken cancellationToken)
    {
        ArtifactCheck check = new($"{folder}/{artifact.Name}", artifact.Bytes, artifact.Sha256, ArtifactCheck.Fine, Detail: null);
        string key = $"{config.WorkspacePrefix}{check.Path}";
        StoredObject? now = await Store.HeadAsync(key, cancellationToken);
        bool isSame = now is not null && now.ETag == artifact.ETag && now.Bytes == artifact.Bytes;
        if (!isSame && artifact.VersionId is null)
        {
            return now is null
                ? check with { State = "missing", Detail = "there is no such object" }
                : check with { State = "changed", Detail = $"it is another object now, of {now.Bytes:N0} bytes, ETag {now.ETag}" };
        }

        // Readers of a bucket with versions take the version, whatever stands there now.
        return isSame && !readsBytes ? check : await CompareAsync(check, new ObjectPin(key, artifact.Bytes, artifact.ETag ?? "", artifact.VersionId), cancellationToken);
    }

    private async Task<ArtifactCheck> CompareAsync(ArtifactCheck check, ObjectPin pin, CancellationToken cancellationToken)
    {
        try
        {
            await using Stream content = await Store.OpenAsync(pin, cancellationToken);
            string sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
            return sha256 == check.Sha256 ? check : check with { State = "damaged", Detail = $"its SHA-256 is {sha256}" };
        }
        catch (ObjectChangedException)
        {
            return check with { State = "missing", Detail = "the version that the manifest names is gone" };
        }
        catch (NoInputException gone)
        {
            return check with { State = "missing", Detail = gone.Message };
        }
    }
}
