namespace Pipeline.Nodes.Testing.Tests.Nodes;

/// <summary>The settings of <see cref="LineCount"/>.</summary>
public sealed record LineCountConfig(string Label = "lines");
