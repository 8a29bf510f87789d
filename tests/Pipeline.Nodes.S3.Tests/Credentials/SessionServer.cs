using Pipeline.Nodes.S3.Tests.Credentials;
using Pipeline.Nodes.TestSupport.S3;

[assembly: AssemblyFixture(typeof(SessionServer))]

namespace Pipeline.Nodes.S3.Tests.Credentials;

/// <summary>A real S3 server of its own that knows sessions.</summary>
public sealed class SessionServer : IAsyncLifetime
{
    public S3Server Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await S3Server.StartAsync(sessions: true);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
