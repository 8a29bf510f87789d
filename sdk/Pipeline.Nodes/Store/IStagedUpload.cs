namespace Pipeline.Nodes.Store;

/// <summary>An object on its way: written, then staged, then completed or aborted. Disposing it releases local resources only.</summary>
internal interface IStagedUpload : IAsyncDisposable
{
    /// <summary>The key and the upload's id, for the manifest.</summary>
    UploadReference Reference { get; }

    /// <summary>Appends content. Calls do not overlap.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Ends the content: all of it is at the store and durable, and still nobody sees it.</summary>
    Task StageAsync(CancellationToken cancellationToken);

    /// <summary>Makes it visible if the condition holds. May be called again after an answer was lost.</summary>
    Task<WriteOutcome> CompleteAsync(WriteCondition condition, CancellationToken cancellationToken);
}
