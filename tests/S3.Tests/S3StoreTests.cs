using Pipeline.Nodes.Store;
using Pipeline.Nodes.Tests.Store;

namespace Pipeline.Nodes.S3.Tests;

/// <summary>The contract of every store, on a bucket without versions.</summary>
public sealed class S3StoreTests(S3Server server) : StoreContract
{
    private protected override bool CompletesOnConditions => !server.IsOwn;

    private protected override bool SerializesWriters => !server.IsOwn;

    private protected override async Task<IStore> CreateEmptyStoreAsync() => server.Open(await server.MakeBucketAsync());
}
