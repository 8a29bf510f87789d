namespace Pipeline.Nodes.Config;

/// <summary>A folder that a node reads.</summary>
/// <param name="Path">The folder below the workspace, for example <c>data</c>.</param>
/// <param name="ManifestRequired">
/// Whether its manifest must be there: a section that says its type writes the folder, and it does not say <c>"manifest": false</c>.
/// A manifest that is there is checked in any case.
/// </param>
/// <param name="Writer">The section that writes it; <see langword="null"/> where none is known to.</param>
public sealed record InputFolder(string Path, bool ManifestRequired, string? Writer);
