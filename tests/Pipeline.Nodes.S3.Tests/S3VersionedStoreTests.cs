using Pipeline.Nodes.Store;
using Pipeline.Nodes.Tests.Store;

namespace Pipeline.Nodes.S3.Tests;

/// <summary>The contract of every store, on a bucket with versions: a RADOS Gateway honours no condition there.</summary>
public sealed class S3VersionedStoreTests(S3Stores stores) : StoreContract
{
    private protected override bool HonoursConditions => !stores.Server.IsOwn;

    private protected override bool CompletesOnConditions => !stores.Server.IsOwn;

    private protected override bool SerializesWriters => !stores.Server.IsOwn;

    private protected override async Task<IStore> CreateEmptyStoreAsync() => await stores.MakeAsync(versions: true);
}
