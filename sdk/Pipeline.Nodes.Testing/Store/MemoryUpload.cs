using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Testing.Store;

/// <summary>An upload to a <see cref="MemoryStore"/>.</summary>
internal sealed class MemoryUpload(MemoryStore store, UploadReference reference, string attemptId) : IStagedUpload
{
    private readonly MemoryStream _content = new();

    public UploadReference Reference => reference;

    public ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => _content.WriteAsync(content, cancellationToken);

    public Task StageAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<WriteOutcome> CompleteAsync(WriteCondition condition, CancellationToken cancellationToken)
        => Task.FromResult(store.Complete(reference, _content.ToArray(), condition, attemptId));

    public ValueTask DisposeAsync() => _content.DisposeAsync();
}
