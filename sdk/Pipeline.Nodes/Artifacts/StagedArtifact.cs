using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Artifacts;

/// <summary>An output that is whole at the store, and seen by nobody yet.</summary>
internal sealed record StagedArtifact(string Name, long Bytes, string Sha256, string MediaType, long? Rows, IStagedUpload Upload);
