using Pipeline.Nodes.Store;
using Pipeline.Nodes.Tests.Store;

namespace Pipeline.Nodes.S3.Tests;

/// <summary>The contract of every store, on a bucket without versions.</summary>
public sealed class S3StoreTests(S3Stores stores) : StoreContract
{
    private protected override bool CompletesOnConditions => !stores.Server.IsOwn;

    private protected override bool SerializesWriters => !stores.Server.IsOwn;

    private protected override async Task<IStore> CreateEmptyStoreAsync() => await stores.MakeAsync();
}
