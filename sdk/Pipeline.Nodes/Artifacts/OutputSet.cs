using System.Collections.Concurrent;
using System.Text;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Artifacts;

/// <summary>The outputs of one attempt: files that the node writes below a local folder, and streams that leave as they are written.</summary>
internal sealed class OutputSet(IStore store, string outputPrefix, string localFolder, string attemptId) : IAsyncDisposable
{
    private const int StagedAtOnce = 8;

    // Of S3. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
    private const int LongestKeyBytes = 1024;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, OutputEntry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<IStagedUpload> _uploads = [];
    private bool _sealed;
    private string? _late;

    /// <summary>The uploads that were begun, to abort when nothing is to be published.</summary>
    public IEnumerable<UploadReference> Uploads => _uploads.Select(upload => upload.Reference);

    public string Declare(string name)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(name, out OutputEntry? known) && known.Path is not null)
            {
                return known.Path;
            }

            string path = Path.Combine(localFolder, Reserve(name).Name);
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            }
            catch (Exception exception) when (LocalDisk.Explains(exception))
            {
                throw LocalDisk.Translate(exception, $"write {path}");
            }

            _entries[name].Path = path;
            return path;
        }
    }

    public async Task<Stream> CreateAsync(string name, CancellationToken cancellationToken)
    {
        OutputEntry entry;
        lock (_lock)
        {
            entry = Reserve(name);
        }

        entry.Stream = new OutputStream(await BeginAsync(name, cancellationToken), cancellationToken);
        return entry.Stream;
    }

    public void SetRows(string name, long rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        lock (_lock)
        {
            if (!_entries.TryGetValue(name, out OutputEntry? entry))
            {
                throw new ArgumentException($"There is no output '{name}'. Call Output or CreateOutputAsync first.", nameof(name));
            }

            entry.Rows = rows;
        }
    }

    /// <summary>
    /// Ends the node's part and brings every output to the store, still seen by nobody.
    /// </summary>
    /// <exception cref="AuthorException">An output was declared and not written, a stream was not disposed, or work went on after the node's method.</exception>
    public async Task<IReadOnlyList<StagedArtifact>> StageAsync(CancellationToken cancellationToken)
    {
        OutputEntry[] entries;
        lock (_lock)
        {
            _sealed = true;
            entries = [.. _entries.Values];
        }

        foreach (OutputEntry entry in entries)
        {
            entry.CheckWritten();
        }

        var staged = new StagedArtifact[entries.Length];
        await Parallel.ForAsync(
            0,
            entries.Length,
            new ParallelOptions { MaxDegreeOfParallelism = StagedAtOnce, CancellationToken = cancellationToken },
            async (index, token) => staged[index] = await StageAsync(entries[index], token));
        lock (_lock)
        {
            return _late is null ? staged : throw CameLate(_late);
        }
    }

    /// <summary>Lets go of local resources. What is at the store stays there.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (IStagedUpload upload in _uploads)
        {
            await upload.DisposeAsync();
        }
    }

    private async Task<StagedArtifact> StageAsync(OutputEntry entry, CancellationToken cancellationToken)
    {
        OutputStream stream = entry.Stream ?? await UploadFileAsync(entry, cancellationToken);
        await stream.Upload.StageAsync(cancellationToken);
        return new StagedArtifact(entry.Name, stream.WrittenBytes, stream.Sha256, MediaTypes.Of(entry.Name), entry.Rows, stream.Upload);
    }

    private async Task<OutputStream> UploadFileAsync(OutputEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            var before = new FileInfo(entry.Path!);
            (long bytes, DateTime written) = (before.Length, before.LastWriteTimeUtc);
            await using var file = new FileStream(entry.Path!, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            var stream = new OutputStream(await BeginAsync(entry.Name, cancellationToken), cancellationToken);
            await using (stream)
            {
                await file.CopyToAsync(stream, cancellationToken);
            }

            var after = new FileInfo(entry.Path!);
            return after.Exists && (after.Length, after.LastWriteTimeUtc) == (bytes, written)
                ? stream
                : throw new AuthorException(member: null, $"The output '{entry.Name}' was written while it was published, after ExecuteAsync had ended. Await all work inside ExecuteAsync.");
        }
        catch (Exception exception) when (LocalDisk.Explains(exception))
        {
            throw LocalDisk.Translate(exception, $"read {entry.Path}");
        }
    }

    private async Task<IStagedUpload> BeginAsync(string name, CancellationToken cancellationToken)
    {
        IStagedUpload upload = await store.BeginUploadAsync(
            outputPrefix + name, new UploadMark(attemptId, MediaTypes.Of(name)), cancellationToken);
        _uploads.Add(upload);
        return upload;
    }

    private static AuthorException CameLate(string name)
        => new(member: null, $"The output '{name}' came after ExecuteAsync had ended. Await all work inside ExecuteAsync.");

    private OutputEntry Reserve(string name)
    {
        ArtifactName.Check(name, nameof(name));
        if (_sealed)
        {
            _late ??= name;
            throw CameLate(name);
        }

        int keyBytes = Encoding.UTF8.GetByteCount(outputPrefix + name);
        if (keyBytes > LongestKeyBytes)
        {
            throw new ArgumentException(
                $"The output '{name}' has with its folder a key of {keyBytes} bytes ({outputPrefix}…), and the most is {LongestKeyBytes}. Give it a shorter name.", nameof(name));
        }

        if (name == ReservedNames.Manifest)
        {
            throw new ArgumentException($"The name '{name}' is the manifest's own.", nameof(name));
        }

        foreach (string taken in _entries.Keys)
        {
            if (taken == name || taken.StartsWith(name + "/", StringComparison.Ordinal) || name.StartsWith(taken + "/", StringComparison.Ordinal))
            {
                throw new ArgumentException($"The output '{name}' collides with the output '{taken}'. Give each output a name of its own.", nameof(name));
            }
        }

        var entry = new OutputEntry(name);
        _entries.Add(name, entry);
        return entry;
    }
}
