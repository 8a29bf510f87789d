using System.Security.Cryptography;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Publishing;

/// <summary>What stood at a manifest's key when it was read.</summary>
/// <param name="Head">Where it stands, with its ETag; null: nothing stands there.</param>
/// <param name="Manifest">What it says; null: nothing stands there.</param>
/// <param name="Sha256">The SHA-256 of its bytes in lower-case hex; empty: nothing stands there.</param>
internal sealed record ManifestFile(StoredObject? Head, Manifest? Manifest, string Sha256 = "")
{
    /// <summary>Reads the manifest of an output folder.</summary>
    /// <param name="store">The store.</param>
    /// <param name="folderPrefix">The folder's prefix, which ends with <c>/</c>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="BadDataException">What stands there is no manifest, or names artifacts outside its folder.</exception>
    public static async Task<ManifestFile> ReadAsync(IStore store, string folderPrefix, CancellationToken cancellationToken)
    {
        string key = folderPrefix + ReservedNames.Manifest;
        SmallObject? found = await store.GetAsync(key, cancellationToken);
        if (found is null)
        {
            return new ManifestFile(Head: null, Manifest: null);
        }

        Manifest manifest = ManifestFormat.Read(found.Content, store.Describe(key));
        foreach (ManifestArtifact artifact in manifest.LastCommit?.Artifacts ?? [])
        {
            if (ArtifactName.ProblemOf(artifact.Name) is { } problem)
            {
                throw new BadDataException($"{store.Describe(key)} names an artifact that {problem}. Run the node that writes this folder again.");
            }
        }

        return new ManifestFile(found.Head, manifest, Convert.ToHexStringLower(SHA256.HashData(found.Content)));
    }
}
