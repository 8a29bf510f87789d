using Amazon.Runtime;
using Pipeline.Nodes.Store.S3;

namespace Pipeline.Nodes.S3.Tests.Credentials;

public sealed class ChainedCredentialsTests
{
    [Fact]
    public async Task GetCredentialsAsync_OnceTheyAreFound_WaitsForNoOtherThread()
    {
        // Every request asks. Where each answer took a thread, 2,000 small objects took 15 times as long, since those that asked held all of them.
        int searches = 0;
        ChainedCredentials credentials = new(() =>
        {
            searches++;
            return new BasicAWSCredentials("key", "secret");
        });
        await credentials.GetCredentialsAsync();

        Task<ImmutableCredentials> again = credentials.GetCredentialsAsync();

        Assert.True(again.IsCompletedSuccessfully);
        Assert.Equal("key", (await again).AccessKey);
        Assert.Equal(1, searches);
    }
}
