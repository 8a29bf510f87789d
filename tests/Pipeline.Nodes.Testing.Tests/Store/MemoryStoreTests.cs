using Pipeline.Nodes.Store;
using Pipeline.Nodes.Testing.Store;
using Pipeline.Nodes.Tests.Store;

namespace Pipeline.Nodes.Testing.Tests.Store;

/// <summary>The contract on a bucket in memory.</summary>
public sealed class MemoryStoreTests : StoreContract
{
    private protected override Task<IStore> CreateEmptyStoreAsync() => Task.FromResult<IStore>(new MemoryStore(TimeProvider.System));
}
