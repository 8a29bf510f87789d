using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Testing.Store;

/// <summary>
/// A bucket in memory that does what S3 does: conditions hold, uploads carry the attempt's id, and there are no locks. Each write has an ETag
/// of its own.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class MemoryStore(TimeProvider time) : IStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, MemoryObject> _objects = new(StringComparer.Ordinal);
    private readonly HashSet<string> _uploads = new(StringComparer.Ordinal);
    private int _lastUpload;
    private long _lastWrite;

    public TimeSpan AbortSettleTime => TimeSpan.Zero;

    /// <summary>How many uploads were begun and neither completed nor aborted.</summary>
    public int OpenUploads
    {
        get
        {
            lock (_lock)
            {
                return _uploads.Count;
            }
        }
    }

    public Task<StoreTraits> LearnTraitsAsync(string scratchKey, CancellationToken cancellationToken) => Task.FromResult(StoreTraits.Full);

    public string Describe(string key) => $"memory://{key}";

    public Task<StoredObject?> HeadAsync(string key, CancellationToken cancellationToken) => Task.FromResult(Find(key)?.Head);

    public Task<SmallObject?> GetAsync(string key, CancellationToken cancellationToken)
    {
        MemoryObject? found = Find(key);
        if (found is { Content.Length: > StoreLimits.SmallObjectBytes })
        {
            throw new BadDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Describe(key)} has {found.Content.Length:N0} bytes; a config file or manifest has at most {StoreLimits.SmallObjectBytes:N0}. Look at what was put there."));
        }

        return Task.FromResult(found is null ? null : new SmallObject(found.Head, found.Content.ToArray()));
    }

    public Task<Stream> OpenAsync(ObjectPin pin, CancellationToken cancellationToken)
        => Task.FromResult<Stream>(new MemoryStream(FindPinned(pin).Content, writable: false));

    public async Task<string> DownloadAsync(ObjectPin pin, string path, Action<long> arrived, CancellationToken cancellationToken)
    {
        byte[] content = FindPinned(pin).Content;
        await File.WriteAllBytesAsync(path, content, cancellationToken);
        arrived(content.Length);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(
        string prefix, bool recursive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        StoredObject[] found;
        lock (_lock)
        {
            found =
            [
                .. from item in _objects
                   where item.Key.StartsWith(prefix, StringComparison.Ordinal) && (recursive || !item.Key.AsSpan(prefix.Length).Contains('/'))
                   select item.Value.Head with { AttemptId = null },
            ];
        }

        foreach (StoredObject item in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    public Task<WriteOutcome> PutAsync(string key, ReadOnlyMemory<byte> content, WriteCondition condition, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(Write(key, content.ToArray(), condition, attemptId: null));
        }
    }

    public Task<IStagedUpload> BeginUploadAsync(string key, UploadMark mark, CancellationToken cancellationToken)
    {
        var reference = new UploadReference(key, $"upload-{Interlocked.Increment(ref _lastUpload)}");
        lock (_lock)
        {
            _uploads.Add(reference.UploadId);
        }

        return Task.FromResult<IStagedUpload>(new MemoryUpload(this, reference, mark.AttemptId));
    }

    public Task<bool> AbortUploadAsync(UploadReference upload, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _uploads.Remove(upload.UploadId);
        }

        return Task.FromResult(true);
    }

    /// <summary>There are no locks in S3 either.</summary>
    public Task<IAsyncDisposable> LockAsync(string folder, CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable>(Stream.Null);

    /// <summary>Makes an upload visible, once.</summary>
    internal WriteOutcome Complete(UploadReference upload, byte[] content, WriteCondition condition, string attemptId)
    {
        lock (_lock)
        {
            if (!_uploads.Contains(upload.UploadId))
            {
                return WriteOutcome.Refused;
            }

            WriteOutcome outcome = Write(upload.Key, content, condition, attemptId);
            if (outcome.Result == WriteResult.Written)
            {
                _uploads.Remove(upload.UploadId);
            }

            return outcome;
        }
    }

    private WriteOutcome Write(string key, byte[] content, WriteCondition condition, string? attemptId)
    {
        if (!condition.HoldsFor(_objects.GetValueOrDefault(key)?.Head))
        {
            return WriteOutcome.Refused;
        }

        string eTag = (++_lastWrite).ToString("x32", CultureInfo.InvariantCulture);
        var head = new StoredObject(key, content.Length, eTag, time.GetUtcNow(), VersionId: null, attemptId);
        _objects[key] = new MemoryObject(head, content);
        return new WriteOutcome(WriteResult.Written, head);
    }

    private MemoryObject? Find(string key)
    {
        lock (_lock)
        {
            return _objects.GetValueOrDefault(key);
        }
    }

    private MemoryObject FindPinned(ObjectPin pin)
    {
        MemoryObject? found = Find(pin.Key);
        return found is not null && found.Head.ETag == pin.ETag ? found : throw new ObjectChangedException(pin, found?.Head);
    }
}
