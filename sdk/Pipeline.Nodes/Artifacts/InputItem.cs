using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Artifacts;

/// <summary>An input and where exactly its content lies.</summary>
/// <param name="Artifact">What the node sees of it.</param>
/// <param name="Pin">The content that its manifest names, or that was listed.</param>
internal sealed record InputItem(InputArtifact Artifact, ObjectPin Pin);
