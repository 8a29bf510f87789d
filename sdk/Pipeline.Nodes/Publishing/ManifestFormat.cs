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
            // Another version may name its members otherwise.
            throw VersionOf(json) is int version and not Manifest.CurrentVersion ? OfAnotherVersion(address, version) : new BadDataException(
                $"{address} is {(json.IsEmpty ? "empty" : "not a manifest of this format")}: another program wrote it, or it was damaged. Delete it, then run the node that writes this folder.", exception);
        }

        return manifest.ManifestVersion == Manifest.CurrentVersion ? manifest : throw OfAnotherVersion(address, manifest.ManifestVersion);
    }

    private static BadDataException OfAnotherVersion(string address, int version) =>
        new($"{address} has manifest version {version}; this program reads version {Manifest.CurrentVersion}. Use the same release for all nodes of a pipeline.");

    private static int? VersionOf(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new(json);
            return JsonElement.TryParseValue(ref reader, out JsonElement? whole) && whole is { ValueKind: JsonValueKind.Object } manifest
                && manifest.TryGetProperty("manifest_version", out JsonElement found) && found.ValueKind == JsonValueKind.Number && found.TryGetInt32(out int version)
                ? version
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The serializer keeps null out of members, not out of lists.
    private static bool HoldsNull(Manifest manifest)
    {
        IEnumerable<object?> items = [.. manifest.Artifacts, .. manifest.Inputs, .. manifest.Sources, .. manifest.Fence, .. manifest.Uploads ?? []];
        return items.Contains(null) || (manifest.Previous is { } previous && HoldsNull(previous));
    }
}
