using System.Collections.Concurrent;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Artifacts;

/// <summary>The inputs of one attempt. Each is brought in when it is first asked for, and checked before anything is published.</summary>
internal sealed class InputSet(
    IStore store,
    IReadOnlyList<InputItem> items,
    IReadOnlyList<string> folders,
    string localFolder,
    WorkProgress progress,
    Func<InputItem, CancellationToken, Task<NodeException>> explainChange) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<ReadAheadStream> _streams = [];
    private readonly ConcurrentDictionary<InputItem, bool> _streamed = new();

    public IReadOnlyList<InputArtifact> Artifacts { get; } = [.. items.Select(item => item.Artifact)];

    public Task<string> FetchAsync(string name, CancellationToken cancellationToken)
    {
        InputItem item = Find(name);
        return _files.GetOrAdd(item.Artifact.Path, _ => new Lazy<Task<string>>(() => DownloadAsync(item, cancellationToken))).Value;
    }

    public async Task<Stream> OpenAsync(string name, CancellationToken cancellationToken)
    {
        InputItem item = Find(name);
        _streamed.TryAdd(item, false);
        return Track(await OpenAsync(item, cancellationToken), item.Pin.Bytes, CheckOf(item), cancellationToken);
    }

    public async Task<SourceObject> OpenObjectAsync(string key, CancellationToken cancellationToken)
    {
        ArtifactName.Check(key, nameof(key));
        StoredObject found = await store.HeadAsync(key, cancellationToken)
            ?? throw new NoInputException($"{store.Describe(key)} is not there. Put the object there, or correct the key.")
            {
                Facts = new Dictionary<string, string> { ["key"] = key },
            };
        try
        {
            Stream source = await store.OpenAsync(found.Pin, cancellationToken);
            ReadAheadStream content = Track(source, found.Bytes, (bytes, _) => CheckLength(key, found.Bytes, bytes), cancellationToken);
            return new SourceObject(key, found.Bytes, found.ETag, found.LastModified, content);
        }
        catch (ObjectChangedException exception)
        {
            throw new TryAgainException($"{store.Describe(key)} was replaced while it was opened. Try again.", exception);
        }
    }

    /// <summary>
    /// Reads what is left of every stream that was opened, so that each is checked; one that the node closed before its end is read again.
    /// </summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        foreach (ReadAheadStream stream in _streams.Where(stream => !stream.IsDisposed))
        {
            await stream.DrainAsync(cancellationToken);
        }

        foreach (InputItem item in _streamed.Where(entry => !entry.Value).Select(entry => entry.Key))
        {
            await using var whole = new ReadAheadStream(await OpenAsync(item, cancellationToken), CheckOf(item), new WorkProgress(), cancellationToken);
            await whole.DrainAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ReadAheadStream stream in _streams)
        {
            await stream.DisposeAsync();
        }
    }

    private InputItem Find(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        InputItem[] found = [.. items.Where(item => item.Artifact.Path == name)];
        if (found.Length == 0)
        {
            found = [.. items.Where(item => item.Artifact.Name == name)];
        }

        return found.Length switch
        {
            1 => found[0],
            0 => throw NotFound(name),
            _ => throw new ArgumentException(
                $"The input '{name}' is in several input folders; ask for one of: {string.Join(", ", found.Select(item => item.Artifact.Path))}.", nameof(name)),
        };
    }

    private NoInputException NotFound(string name)
    {
        string there = items.Count == 0
            ? "nothing is there"
            : $"there {(items.Count == 1 ? "is" : "are")} {string.Join(", ", items.Take(10).Select(item => item.Artifact.Path))}"
                + (items.Count > 10 ? $" and {items.Count - 10:N0} more" : "");
        string looked = folders.Count == 0 ? "this section has no input folder" : $"looked in {string.Join(", ", folders)}; {there}";
        return new NoInputException($"The input '{name}' was not found: {looked}. Correct the name, or 'input_dir' in the section.")
        {
            Facts = new Dictionary<string, string> { ["artifact"] = name },
        };
    }

    private async Task<string> DownloadAsync(InputItem item, CancellationToken cancellationToken)
    {
        string path = Path.Combine(localFolder, item.Artifact.Folder, item.Artifact.Name);
        progress.ExpectBytes(item.Pin.Bytes);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            string sha256 = await GuardAsync(item, () => store.DownloadAsync(item.Pin, path, progress.AddBytes, cancellationToken), cancellationToken);
            Check(item, new FileInfo(path).Length, sha256);
            return path;
        }
        catch (Exception exception) when (LocalDisk.Explains(exception))
        {
            throw LocalDisk.Translate(exception, $"write {path}");
        }
    }

    private ReadAheadStream Track(Stream source, long bytes, Action<long, string> check, CancellationToken cancellationToken)
    {
        progress.ExpectBytes(bytes);
        var stream = new ReadAheadStream(source, check, progress, cancellationToken);
        _streams.Add(stream);
        return stream;
    }

    private Task<Stream> OpenAsync(InputItem item, CancellationToken cancellationToken)
        => GuardAsync(item, () => store.OpenAsync(item.Pin, cancellationToken), cancellationToken);

    private Action<long, string> CheckOf(InputItem item) => (bytes, sha256) =>
    {
        Check(item, bytes, sha256);
        _streamed[item] = true;
    };

    private async Task<T> GuardAsync<T>(InputItem item, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read();
        }
        catch (ObjectChangedException)
        {
            throw await explainChange(item, cancellationToken);
        }
    }

    private void Check(InputItem item, long bytes, string sha256)
    {
        CheckLength(item.Artifact.Path, item.Pin.Bytes, bytes);
        if (item.Artifact.Sha256 is { } expected && expected != sha256)
        {
            throw new BadDataException(
                $"{store.Describe(item.Pin.Key)}: expected SHA-256 {expected} as its manifest says, found {sha256}. "
                + "Its bytes were changed without its ETag; run the node that wrote it again.")
            {
                Facts = new Dictionary<string, string> { ["artifact"] = item.Artifact.Path, ["key"] = item.Pin.Key },
            };
        }
    }

    private static void CheckLength(string name, long expected, long found)
    {
        if (expected != found)
        {
            throw new BadDataException($"{name}: expected {Quantity.Count(expected, "byte")}, found {Quantity.Count(found)}. The store gave a part of it; look at the object, or run the node that wrote it again.")
            {
                Facts = new Dictionary<string, string> { ["artifact"] = name },
            };
        }
    }
}
