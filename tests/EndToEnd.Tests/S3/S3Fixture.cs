using Pipeline.Nodes.EndToEnd.Tests.S3;
using Pipeline.Nodes.TestSupport.S3;

[assembly: AssemblyFixture(typeof(S3Fixture))]

namespace Pipeline.Nodes.EndToEnd.Tests.S3;

/// <summary>One real S3 server for all tests.</summary>
public sealed class S3Fixture : IAsyncLifetime
{
    public S3Server Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await S3Server.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
