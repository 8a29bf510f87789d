namespace Pipeline.Nodes.Publishing;

/// <summary>An input folder of a section.</summary>
/// <param name="Name">The folder below the workspace: <c>data</c>.</param>
/// <param name="Writer">The typed section that writes it and whose manifest is demanded; null: it is taken as it lies, unless a manifest is there.</param>
internal sealed record InputFolder(string Name, string? Writer);
