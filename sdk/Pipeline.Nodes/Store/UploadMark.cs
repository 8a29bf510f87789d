namespace Pipeline.Nodes.Store;

/// <summary>What an upload carries beside its content.</summary>
/// <param name="AttemptId">The attempt that uploads, kept as metadata where the store keeps any.</param>
/// <param name="MediaType">The content's media type.</param>
internal sealed record UploadMark(string AttemptId, string MediaType);
