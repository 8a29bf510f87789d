using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.EndToEnd.Tests.Folder;

/// <summary>The fetcher and its sources, on a folder.</summary>
public sealed class HttpSourceOnFolderTests() : HttpSourceTests(new FolderBucket());
