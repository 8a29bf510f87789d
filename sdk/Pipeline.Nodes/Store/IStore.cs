namespace Pipeline.Nodes.Store;

/// <summary>
/// Where config files and workspaces live. Keys are paths from the bucket's root with <c>/</c>. Every implementation passes the same
/// contract suite. Failures are <see cref="Errors.NodeException"/>s: 69 unreachable, 77 denied, 74 local disk.
/// </summary>
internal interface IStore
{
    /// <summary>How long to wait between aborting another attempt's uploads and completing one's own.</summary>
    TimeSpan AbortSettleTime { get; }

    /// <summary>What the store can be relied on for. It is asked once, where it is not known.</summary>
    /// <param name="scratchKey">A key at which the store may write to find out; what it writes there stays, and is always the same.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    Task<StoreTraits> LearnTraitsAsync(string scratchKey, CancellationToken cancellationToken);

    /// <summary>The address of a key for people: <c>s3://bucket/key</c> or a path.</summary>
    string Describe(string key);

    /// <summary>What stands at a key now, or null.</summary>
    Task<StoredObject?> HeadAsync(string key, CancellationToken cancellationToken);

    /// <summary>A small object, whole, or null. Objects above <see cref="StoreLimits.SmallObjectBytes"/> are bad data.</summary>
    Task<SmallObject?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a pinned object to be read forward once. Ends with the object's last byte, or throws: <see cref="ObjectChangedException"/> when
    /// something else stands there by now.
    /// </summary>
    Task<Stream> OpenAsync(ObjectPin pin, CancellationToken cancellationToken);

    /// <summary>
    /// Brings a pinned object to a local file, as fast as the store can. Fails as <see cref="OpenAsync"/> does; what was written by then stays.
    /// </summary>
    /// <param name="pin">The content to read.</param>
    /// <param name="path">The file to write; it is replaced.</param>
    /// <param name="arrived">Told of bytes as they arrive.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <returns>The SHA-256 of the bytes, in lower-case hex.</returns>
    Task<string> DownloadAsync(ObjectPin pin, string path, Action<long> arrived, CancellationToken cancellationToken);

    /// <summary>Every object whose key begins with <paramref name="prefix"/>, by key (ordinal).</summary>
    /// <param name="prefix">Empty, or ends with <c>/</c>.</param>
    /// <param name="recursive">Whether objects in folders below count too.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    IAsyncEnumerable<StoredObject> ListAsync(string prefix, bool recursive, CancellationToken cancellationToken);

    /// <summary>Puts a small object in one piece if the condition holds.</summary>
    Task<WriteOutcome> PutAsync(string key, ReadOnlyMemory<byte> content, WriteCondition condition, CancellationToken cancellationToken);

    /// <summary>Begins an upload that nobody sees until it is completed.</summary>
    Task<IStagedUpload> BeginUploadAsync(string key, UploadMark mark, CancellationToken cancellationToken);

    /// <summary>Aborts an upload, also another attempt's.</summary>
    /// <returns>Whether it is gone, now or before: it can no longer be completed.</returns>
    Task<bool> AbortUploadAsync(UploadReference upload, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps other attempts from publishing to a folder until it is disposed, where the store has locks; elsewhere the conditions do it
    /// alone. Throws <see cref="Errors.TryAgainException"/> when another attempt does not let go.
    /// </summary>
    Task<IAsyncDisposable> LockAsync(string folder, CancellationToken cancellationToken);
}
