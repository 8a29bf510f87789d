using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.EndToEnd.Tests.Folder;

/// <summary>The sample bill, on a folder.</summary>
public sealed class SampleBillOnFolderTests() : SampleBillTests(new FolderBucket());
