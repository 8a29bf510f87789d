namespace Pipeline.Nodes.Cli.Run.Results;

/// <summary>One artifact that a node published.</summary>
/// <param name="Name">Its path below the node's output folder.</param>
/// <param name="Path">Its absolute path.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hex.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Rows">How many rows it holds, where the node said so.</param>
internal sealed record ArtifactReport(string Name, string Path, long Bytes, string Sha256, string MediaType, long? Rows);
