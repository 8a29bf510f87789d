namespace Pipeline.Nodes.Cli.Verification;

/// <summary>What stands at a manifest's place and is none.</summary>
/// <param name="Path">Its path below the workspace.</param>
/// <param name="Detail">What is wrong with it, and what to do.</param>
internal sealed record BrokenManifest(string Path, string Detail);
