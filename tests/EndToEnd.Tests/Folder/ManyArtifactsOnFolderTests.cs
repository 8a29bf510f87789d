using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.EndToEnd.Tests.Folder;

/// <summary>Many artifacts and unusual names, on a folder.</summary>
public sealed class ManyArtifactsOnFolderTests() : ManyArtifactsTests(new FolderBucket());
