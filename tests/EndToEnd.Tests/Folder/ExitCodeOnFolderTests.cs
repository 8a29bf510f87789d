using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.EndToEnd.Tests.Folder;

/// <summary>Every exit code, on a folder.</summary>
public sealed class ExitCodeOnFolderTests() : ExitCodeTests(new FolderBucket())
{
    [Fact]
    public async Task Fetcher_StoreFolderIsMissing_EndsWith69()
    {
        await ExpectAsync(69, Programs.Fetcher, ("PIPELINE_STORE", "file:///no/such/folder"));
    }
}
