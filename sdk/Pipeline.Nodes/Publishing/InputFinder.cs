using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Publishing;

/// <summary>Finds what the input folders hold: by their manifests, or as they lie where no manifest is demanded.</summary>
internal sealed class InputFinder(IStore store, string workspacePrefix, RunIdentity identity)
{
    /// <summary>Finds the inputs of every folder, in the folders' order, then by name (ordinal).</summary>
    /// <exception cref="NoInputException">A folder has no commit of this run, or nothing lies there.</exception>
    public async Task<IReadOnlyList<FoundInput>> FindAsync(IReadOnlyList<InputFolder> folders, CancellationToken cancellationToken)
    {
        var found = new List<FoundInput>();
        foreach (InputFolder folder in folders)
        {
            found.AddRange(await FindAsync(folder, cancellationToken));
        }

        return found;
    }

    /// <summary>Says why a pinned input is not there any more: reads its manifest once more.</summary>
    public async Task<NodeException> ExplainChangeAsync(InputItem item, CancellationToken cancellationToken)
    {
        ManifestFile now = await ManifestFile.ReadAsync(store, PrefixOf(item.Artifact.Folder), cancellationToken);
        string by = now.Manifest is { } manifest
            ? manifest.State == ManifestState.Publishing
                ? $"attempt {manifest.Attempt} of run '{manifest.Run}' is publishing there now"
                : $"the manifest now is attempt {manifest.Attempt} of run '{manifest.Run}'"
            : "there is no manifest";
        return new TryAgainException(
            $"{store.Describe(item.Pin.Key)} changed since it was found ({by}). Nothing was published. Try again; if nobody writes there, run the node that writes this folder again.")
        {
            Facts = new Dictionary<string, string> { ["artifact"] = item.Artifact.Path, ["key"] = item.Pin.Key },
        };
    }

    private async Task<IEnumerable<FoundInput>> FindAsync(InputFolder folder, CancellationToken cancellationToken)
    {
        string prefix = PrefixOf(folder.Path);
        ManifestFile file = await ManifestFile.ReadAsync(store, prefix, cancellationToken);
        if (file.Manifest is { } manifest)
        {
            Manifest commit = Commit(folder, prefix, manifest);
            return commit.Artifacts.OrderBy(artifact => artifact.Name, StringComparer.Ordinal).Select(artifact => new FoundInput(
                new InputItem(
                    new InputArtifact(folder.Path, artifact.Name, artifact.Bytes, artifact.Sha256, artifact.MediaType, artifact.Rows),
                    new ObjectPin(prefix + artifact.Name, artifact.Bytes, artifact.ETag ?? "", artifact.VersionId)),
                commit.Attempt));
        }

        if (folder.ManifestRequired)
        {
            throw new NoInputException(
                $"{store.Describe(prefix)} has no manifest: section '{folder.Writer}' has not published it. Run that node first, or look at why it failed.")
            {
                Facts = new Dictionary<string, string> { ["folder"] = folder.Path, ["section"] = folder.Writer! },
            };
        }

        return await ListAsync(folder, prefix, cancellationToken);
    }

    private Manifest Commit(InputFolder folder, string prefix, Manifest manifest)
    {
        Manifest commit = manifest.LastCommit ?? throw new NoInputException(
            $"{store.Describe(prefix)}: attempt {manifest.Attempt} of section '{manifest.Section}' began to publish and never committed, and nothing was committed before. Run that node again.");
        bool sameRun = identity.RunIsLocal || commit.Run == identity.Run;
        return sameRun ? commit : throw new NoInputException(
            $"{store.Describe(prefix)} was published by run '{commit.Run}', not by this run '{identity.Run}'. "
            + $"Run section '{folder.Writer ?? commit.Section}' in this run first{(manifest.State == ManifestState.Publishing ? $" (attempt {manifest.Attempt} of run '{manifest.Run}' is publishing there now)" : "")}.")
        {
            Facts = new Dictionary<string, string> { ["folder"] = folder.Path, ["run"] = commit.Run },
        };
    }

    private async Task<IEnumerable<FoundInput>> ListAsync(InputFolder folder, string prefix, CancellationToken cancellationToken)
    {
        var found = new List<FoundInput>();
        await foreach (StoredObject item in store.ListAsync(prefix, recursive: true, cancellationToken))
        {
            // The placeholders that consoles make for folders, and keys that no local path can stand for, are no inputs.
            string name = item.Key[prefix.Length..];
            if (ArtifactName.ProblemOf(name) is null)
            {
                found.Add(new FoundInput(
                    new InputItem(new InputArtifact(folder.Path, name, item.Bytes, Sha256: null, MediaType: null, Rows: null), item.Pin), Attempt: null));
            }
        }

        return found.Count > 0 ? found : throw new NoInputException(
            $"{store.Describe(prefix)} is empty. Put the files there, run the node that writes them, or correct 'input_dir' in the section.")
        {
            Facts = new Dictionary<string, string> { ["folder"] = folder.Path },
        };
    }

    private string PrefixOf(string folder) => $"{workspacePrefix}{folder}/";
}
