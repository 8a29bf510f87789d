using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Testing.Faults;

/// <summary>
/// A real store as one attempt sees it over a bad line. Before each call the plan is asked, which may also hold the call back until the test
/// lets it go. One of these for each attempt.
/// </summary>
/// <param name="inner">The real store.</param>
/// <param name="plan">What goes wrong with a call.</param>
/// <param name="locks">Whether the store's own locks are used; without them only conditions are between two attempts, as in S3.</param>
internal sealed class FaultyStore(IStore inner, Func<StoreCall, ValueTask<Fault>> plan, bool locks = true) : IStore
{
    private readonly ConcurrentQueue<StoreCall> _calls = new();
    private int _count;

    /// <summary>Every call so far, in order.</summary>
    public IReadOnlyCollection<StoreCall> Calls => _calls;

    /// <summary>What uploads were marked with, by ETag; shared between attempts it makes a folder keep marks as S3 does.</summary>
    public ConcurrentDictionary<string, string>? Marks { get; init; }

    public TimeSpan AbortSettleTime => inner.AbortSettleTime;

    /// <summary>Nothing goes wrong.</summary>
    public static Func<StoreCall, ValueTask<Fault>> Never { get; } = _ => ValueTask.FromResult(Fault.None);

    /// <summary>From one call on, every call meets a fault.</summary>
    public static Func<StoreCall, ValueTask<Fault>> From(int number, Fault fault)
        => call => ValueTask.FromResult(call.Number >= number ? fault : Fault.None);

    /// <summary>One call meets a fault.</summary>
    public static Func<StoreCall, ValueTask<Fault>> At(int number, Fault fault)
        => call => ValueTask.FromResult(call.Number == number ? fault : Fault.None);

    public Task<StoreTraits> LearnTraitsAsync(string scratchKey, CancellationToken cancellationToken) => inner.LearnTraitsAsync(scratchKey, cancellationToken);

    public string Describe(string key) => inner.Describe(key);

    public async Task<StoredObject?> HeadAsync(string key, CancellationToken cancellationToken)
    {
        await ReadAsync("Head", key);
        StoredObject? found = await inner.HeadAsync(key, cancellationToken);
        return found is not null && Marks?.GetValueOrDefault(found.ETag) is { } mark ? found with { AttemptId = mark } : found;
    }

    public async Task<SmallObject?> GetAsync(string key, CancellationToken cancellationToken)
    {
        await ReadAsync("Get", key);
        return await inner.GetAsync(key, cancellationToken);
    }

    public async Task<Stream> OpenAsync(ObjectPin pin, CancellationToken cancellationToken)
    {
        Fault fault = await ReadAsync("Open", pin.Key);
        Stream content = await inner.OpenAsync(pin, cancellationToken);
        return fault == Fault.None ? content : await Damage.ApplyAsync(content, fault, cancellationToken);
    }

    public async Task<string> DownloadAsync(ObjectPin pin, string path, Action<long> arrived, CancellationToken cancellationToken)
    {
        Fault fault = await ReadAsync("Download", pin.Key);
        string sha256 = await inner.DownloadAsync(pin, path, arrived, cancellationToken);
        return fault == Fault.None ? sha256 : await Damage.ApplyAsync(path, fault, cancellationToken);
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(
        string prefix, bool recursive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ReadAsync("List", prefix);
        await foreach (StoredObject item in inner.ListAsync(prefix, recursive, cancellationToken))
        {
            yield return item;
        }
    }

    public Task<WriteOutcome> PutAsync(
        string key, ReadOnlyMemory<byte> content, WriteCondition condition, CancellationToken cancellationToken)
        => WriteAsync("Put", key, () => inner.PutAsync(key, content, condition, cancellationToken));

    public async Task<IStagedUpload> BeginUploadAsync(string key, UploadMark mark, CancellationToken cancellationToken)
    {
        await ReadAsync("BeginUpload", key);
        return new FaultyUpload(await inner.BeginUploadAsync(key, mark, cancellationToken), this, mark);
    }

    public async Task<bool> AbortUploadAsync(UploadReference upload, CancellationToken cancellationToken)
    {
        Fault fault = await MeetAsync("AbortUpload", upload.Key);
        bool gone = fault is not (Fault.LoseRequest or Fault.Refuse) && await inner.AbortUploadAsync(upload, cancellationToken);
        return gone && fault == Fault.None;
    }

    public async Task<IAsyncDisposable> LockAsync(string folder, CancellationToken cancellationToken)
    {
        await ReadAsync("Lock", folder);
        return locks ? await inner.LockAsync(folder, cancellationToken) : new MemoryStream();
    }

    /// <summary>A call whose answer may be "nobody knows".</summary>
    internal async Task<WriteOutcome> WriteAsync(string operation, string key, Func<Task<WriteOutcome>> write)
    {
        switch (await MeetAsync(operation, key))
        {
            case Fault.LoseRequest:
                return WriteOutcome.Unknown;
            case Fault.Refuse:
                return WriteOutcome.Refused;
            case Fault.LoseAnswer:
                await write();
                return WriteOutcome.Unknown;
            default:
                return await write();
        }
    }

    /// <summary>A call that can only fail or succeed, or give damaged content.</summary>
    internal async Task<Fault> ReadAsync(string operation, string key)
    {
        Fault fault = await MeetAsync(operation, key);
        return fault is Fault.None or Fault.Cut or Fault.Flip
            ? fault
            : throw new UnavailableException($"{operation} {key}: the line is down. Try again.");
    }

    private async ValueTask<Fault> MeetAsync(string operation, string key)
    {
        var call = new StoreCall(Interlocked.Increment(ref _count), operation, key);
        _calls.Enqueue(call);
        Fault fault = await plan(call);
        return fault == Fault.Crash ? throw new CrashException(call.ToString()) : fault;
    }
}
