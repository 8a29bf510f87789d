using Pipeline.Nodes.TestSupport;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.S3.Tests.Credentials;

/// <summary>The native tool finds its credentials as nodes do, and says where.</summary>
public sealed class ToolCredentialTests(SessionServer sessions)
{
    [Theory]
    [InlineData(CredentialSource.WebIdentity, "the web identity (service account, IRSA) of arn:aws:iam::1:role/node, temporary", 1)]
    [InlineData(CredentialSource.RoleOfARole, "the role arn:aws:iam::1:role/node that the profile assumes, temporary", 2)]
    [InlineData(CredentialSource.SsoSession, "SSO (work, role node), temporary", 1)]
    public async Task Doctor_OnlySourceOfCredentials_NamesItAndAsksOnce(CredentialSource source, string words, int calls)
    {
        await using CredentialEndpoint endpoint = await CredentialEndpoint.StartAsync(sessions.Session);
        using var setting = new CredentialSetting(source, endpoint);
        using var bucket = new S3Bucket(sessions.Server, await sessions.Server.MakeBucketAsync());

        NodeResult end = await Doctor(bucket.Name).RunAsync(bucket, setting.Variables);

        Assert.True(end.ExitCode == 0, end.Output + end.Error);
        Assert.Contains(words, JoinedLines(end.Output), StringComparison.Ordinal);
        Assert.Equal(calls, endpoint.Calls.Count);
    }

    [Fact]
    public async Task Doctor_NoSuchBucketByOption_NamesTheOption()
    {
        using var bucket = new S3Bucket(sessions.Server, "no-such-bucket-here");
        NodeResult end = await Doctor(bucket.Name).RunAsync(bucket);
        Assert.Equal(78, end.ExitCode);
        Assert.Contains("correct its name (--bucket)", JoinedLines(end.Output), StringComparison.Ordinal);
    }

    private static NodeProgram Doctor(string bucket) => new(Repository.PathOf("artifacts", "publish", "pipeline", "pipeline"), "doctor", "--bucket", bucket);

    // A table breaks long texts.
    private static string JoinedLines(string output) => string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
