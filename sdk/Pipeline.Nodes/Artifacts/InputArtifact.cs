namespace Pipeline.Nodes.Artifacts;

/// <summary>One file that an input folder holds.</summary>
/// <param name="Folder">The folder below the workspace: <c>data</c>.</param>
/// <param name="Name">The artifact's name, its path below the folder: <c>input.csv</c>.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hex; <see langword="null"/> where the folder has no manifest.</param>
/// <param name="MediaType">Its media type, <c>text/csv</c>; <see langword="null"/> where the folder has no manifest.</param>
/// <param name="Rows">How many rows it holds, where its node said so.</param>
public sealed record InputArtifact(string Folder, string Name, long Bytes, string? Sha256, string? MediaType, long? Rows)
{
    /// <summary>The folder and the name: <c>data/input.csv</c>. <see cref="NodeRun.InputAsync"/> takes it where a name alone is not clear.</summary>
    public string Path => $"{Folder}/{Name}";
}
