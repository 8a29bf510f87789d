using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Testing.Faults;

/// <summary>An upload over a bad line: staging and completing are calls, writing is not.</summary>
internal sealed class FaultyUpload(IStagedUpload inner, FaultyStore store, UploadMark mark) : IStagedUpload
{
    public UploadReference Reference => inner.Reference;

    public ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
        => inner.WriteAsync(content, cancellationToken);

    public async Task StageAsync(CancellationToken cancellationToken)
    {
        await store.ReadAsync("Stage", Reference.Key);
        await inner.StageAsync(cancellationToken);
    }

    public Task<WriteOutcome> CompleteAsync(WriteCondition condition, CancellationToken cancellationToken)
        => store.WriteAsync("Complete", Reference.Key, async () =>
        {
            WriteOutcome outcome = await inner.CompleteAsync(condition, cancellationToken);
            if (outcome.Written is { } written && store.Marks is { } marks)
            {
                marks[written.ETag] = mark.AttemptId;
            }

            return outcome;
        });

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
