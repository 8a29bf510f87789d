using Pipeline.Nodes.Artifacts;

namespace Pipeline.Nodes.Publishing;

/// <summary>An input, and the attempt whose manifest names it; null where it lies without one.</summary>
internal sealed record FoundInput(InputItem Item, string? Attempt)
{
    /// <summary>What this attempt's own manifest says of it.</summary>
    public ManifestInput Entry => new(Item.Artifact.Path, Item.Artifact.Bytes, Item.Artifact.Sha256, Item.Pin.ETag, Attempt);
}
