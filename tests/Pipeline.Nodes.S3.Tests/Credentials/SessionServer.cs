using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Pipeline.Nodes.S3.Tests.Credentials;
using Pipeline.Nodes.TestSupport.S3;

[assembly: AssemblyFixture(typeof(SessionServer))]

namespace Pipeline.Nodes.S3.Tests.Credentials;

/// <summary>A real S3 server of its own that knows sessions, and one of them. A server that the environment names serves with its keys alone.</summary>
public sealed class SessionServer : IAsyncLifetime
{
    private const string Role = "session";

    public S3Server Server { get; private set; } = null!;

    /// <summary>Keys with a token.</summary>
    public ImmutableCredentials Session { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await S3Server.StartAsync(sessions: true);
        Session = Server.IsOwn ? await OpenSessionAsync() : await Server.Credentials.GetCredentialsAsync();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private async Task<ImmutableCredentials> OpenSessionAsync()
    {
        await Server.MakeRoleAsync(Role);
        using var client = new AmazonSecurityTokenServiceClient(
            Server.Credentials, new AmazonSecurityTokenServiceConfig { ServiceURL = Server.Address.AbsoluteUri, AuthenticationRegion = "us-east-1" });
        var request = new AssumeRoleRequest { RoleArn = $"arn:aws:iam:::role/{Role}", RoleSessionName = Role };
        AssumeRoleResponse answer = await client.AssumeRoleAsync(request);
        Amazon.SecurityToken.Model.Credentials session = answer.Credentials;
        return new ImmutableCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken);
    }
}
