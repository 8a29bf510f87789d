using System.Text.Json;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Publishing;

/// <summary>Writes and reads the bytes of a manifest.</summary>
internal static class ManifestFormat
{
    public static byte[] Write(Manifest manifest) => JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestJson.Default.Manifest);

    /// <exception cref="BadDataException">It is no manifest, or one of a newer format.</exception>
    public static Manifest Read(ReadOnlySpan<byte> json, string address)
    {
        Manifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize(json, ManifestJson.Default.Manifest) ?? throw new JsonException("It is null.");
            if (HoldsNull(manifest))
            {
                throw new JsonException("A list in it holds null.");
            }
        }
        catch (JsonException exception)
        {
            throw new BadDataException(
                $"{address} is not a manifest of this format: {exception.Message} Delete it if a foreign program wrote it, then run the node that writes this folder.", exception);
        }

        if (manifest.ManifestVersion != Manifest.CurrentVersion)
        {
            throw new BadDataException($"{address} has manifest version {manifest.ManifestVersion}; this program reads version {Manifest.CurrentVersion}. Use the same release for all nodes of a pipeline.");
        }

        return manifest;
    }

    // The serializer keeps null out of members, not out of lists.
    private static bool HoldsNull(Manifest manifest)
    {
        IEnumerable<object?> items = [.. manifest.Artifacts, .. manifest.Inputs, .. manifest.Sources, .. manifest.Fence, .. manifest.Uploads ?? []];
        return items.Contains(null) || (manifest.Previous is { } previous && HoldsNull(previous));
    }
}
