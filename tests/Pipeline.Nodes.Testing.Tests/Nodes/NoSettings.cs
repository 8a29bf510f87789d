namespace Pipeline.Nodes.Testing.Tests.Nodes;

/// <summary>No settings.</summary>
public sealed record NoSettings;
