using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.EndToEnd.Tests.Folder;

/// <summary>Signals, on a folder.</summary>
public sealed class StopOnFolderTests() : StopTests(new FolderBucket());
