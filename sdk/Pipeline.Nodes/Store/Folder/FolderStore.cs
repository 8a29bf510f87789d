using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Store.Folder;

/// <summary>
/// A local folder with a bucket's layout. Writes go to a temporary file, are flushed to the disk, and become visible by a rename; the
/// temporary files and locks live in <c>.pipeline/</c> at the root. Conditions are checked under a lock, so they hold between processes.
/// </summary>
internal sealed class FolderStore : IStore
{
    private const int CopyBufferBytes = 256 * 1024;

    private readonly FolderLayout _layout;
    private readonly FolderLocks _locks;
    private readonly TimeProvider _time;
    private bool _swept;

    public FolderStore(string root, TimeProvider time)
    {
        _layout = new FolderLayout(root);
        _locks = new FolderLocks(_layout, time);
        _time = time;
        if (!Directory.Exists(_layout.Root))
        {
            throw new UnavailableException(File.Exists(_layout.Root)
                ? $"The store {_layout.Root} is a file. Set PIPELINE_STORE to the folder that holds the config file."
                : $"The store folder {_layout.Root} does not exist. Create it, or set PIPELINE_STORE to the folder that holds the config file.");
        }
    }

    public TimeSpan AbortSettleTime => TimeSpan.Zero;

    public Task<StoreTraits> LearnTraitsAsync(string scratchKey, CancellationToken cancellationToken) => Task.FromResult(StoreTraits.Full);

    public string Describe(string key) => key.Length == 0 ? _layout.Root : _layout.PathOf(key);

    public Task<StoredObject?> HeadAsync(string key, CancellationToken cancellationToken) => Task.FromResult(Head(key));

    public async Task<SmallObject?> GetAsync(string key, CancellationToken cancellationToken)
    {
        string path = _layout.PathOf(key);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            await using FileStream file = OpenFile(path);
            StoredObject head = FolderETag.Read(key, file);
            if (head.Bytes > StoreLimits.SmallObjectBytes)
            {
                throw new BadDataException($"{path} has {head.Bytes:N0} bytes; a config file or manifest has at most {StoreLimits.SmallObjectBytes:N0}. Look at what was put there.");
            }

            byte[] content = new byte[head.Bytes];
            await file.ReadExactlyAsync(content, cancellationToken);
            return new SmallObject(head, content);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (LocalDisk.Explains(exception))
        {
            throw LocalDisk.Translate(exception, $"read {path}");
        }
    }

    public Task<Stream> OpenAsync(ObjectPin pin, CancellationToken cancellationToken)
    {
        string path = _layout.PathOf(pin.Key);
        try
        {
            FileStream file = OpenFile(path);
            StoredObject current = FolderETag.Read(pin.Key, file);
            if (current.ETag != pin.ETag)
            {
                file.Dispose();
                throw new ObjectChangedException(pin, current);
            }

            return Task.FromResult<Stream>(file);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ObjectChangedException(pin, current: null);
        }
        catch (Exception exception) when (LocalDisk.Explains(exception))
        {
            throw LocalDisk.Translate(exception, $"read {path}");
        }
    }

    public async Task<string> DownloadAsync(ObjectPin pin, string path, Action<long> arrived, CancellationToken cancellationToken)
    {
        await using Stream source = await OpenAsync(pin, cancellationToken);
        await using var target = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(CopyBufferBytes);
        try
        {
            int read;
            while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                arrived(read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(
        string prefix, bool recursive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (string key in _layout.KeysBelow(prefix, recursive))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Head(key) is { } found)
            {
                yield return found;
            }
        }
    }

    public async Task<WriteOutcome> PutAsync(
        string key, ReadOnlyMemory<byte> content, WriteCondition condition, CancellationToken cancellationToken)
    {
        await using FolderUpload upload = BeginUpload(key);
        try
        {
            await upload.WriteAsync(content, cancellationToken);
            await upload.StageAsync(cancellationToken);
            return await upload.CompleteAsync(condition, cancellationToken);
        }
        finally
        {
            FolderUpload.Abort(_layout, upload.Reference);
        }
    }

    public Task<IStagedUpload> BeginUploadAsync(string key, UploadMark mark, CancellationToken cancellationToken)
    {
        if (!Interlocked.Exchange(ref _swept, true))
        {
            FolderUpload.SweepAbandoned(_layout, _time);
        }

        return Task.FromResult<IStagedUpload>(BeginUpload(key));
    }

    public Task<bool> AbortUploadAsync(UploadReference upload, CancellationToken cancellationToken)
        => Task.FromResult(FolderUpload.Abort(_layout, upload));

    public Task<IAsyncDisposable> LockAsync(string folder, CancellationToken cancellationToken)
        => _locks.HoldFolderAsync(folder, cancellationToken);

    private FolderUpload BeginUpload(string key) => FolderUpload.Begin(_layout, _locks, _time, key);

    private StoredObject? Head(string key) => FolderETag.Read(key, new FileInfo(_layout.PathOf(key)));

    // Deleting or renaming over an open file is allowed, as it is on every Unix: a reader keeps the content that it opened.
    private static FileStream OpenFile(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = FileShare.ReadWrite | FileShare.Delete,
        BufferSize = 0,
        Options = FileOptions.SequentialScan,
    });
}
