using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Store.Folder;

/// <summary>An upload to a folder: a temporary file that a rename makes visible.</summary>
internal sealed class FolderUpload : IStagedUpload
{
    private const string IdFormat = "n";

    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromDays(1);

    private readonly FolderLayout _layout;
    private readonly FolderLocks _locks;
    private readonly TimeProvider _time;
    private readonly FileStream _file;
    private StoredObject? _completed;

    private FolderUpload(FolderLayout layout, FolderLocks locks, TimeProvider time, UploadReference reference, FileStream file)
    {
        _layout = layout;
        _locks = locks;
        _time = time;
        _file = file;
        Reference = reference;
    }

    public UploadReference Reference { get; }

    /// <exception cref="ArgumentException">The key would leave the root.</exception>
    public static FolderUpload Begin(FolderLayout layout, FolderLocks locks, TimeProvider time, string key)
    {
        _ = layout.PathOf(key);
        var reference = new UploadReference(key, Guid.NewGuid().ToString(IdFormat));
        string path = TemporaryPath(layout, reference);
        try
        {
            Directory.CreateDirectory(layout.Uploads);
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
            return new FolderUpload(layout, locks, time, reference, file);
        }
        catch (Exception exception) when (LocalDisk.Explains(exception))
        {
            throw LocalDisk.Translate(exception, $"write below {layout.Root}");
        }
    }

    /// <summary>Deletes an upload's temporary file.</summary>
    /// <returns>Always true: what is not there cannot be completed.</returns>
    public static bool Abort(FolderLayout layout, UploadReference upload)
    {
        // The id may come from a manifest that anybody can have written.
        if (!Guid.TryParseExact(upload.UploadId, IdFormat, out _))
        {
            return true;
        }

        string path = TemporaryPath(layout, upload);
        try
        {
            File.Delete(path);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception exception) when (LocalDisk.Explains(exception))
        {
            throw LocalDisk.Translate(exception, $"delete {path}");
        }
    }

    /// <summary>Deletes what processes that died left behind: temporary files that nobody has written to for a day.</summary>
    public static void SweepAbandoned(FolderLayout layout, TimeProvider time)
    {
        if (!Directory.Exists(layout.Uploads))
        {
            return;
        }

        DateTime limit = time.GetUtcNow().UtcDateTime - AbandonedAfter;
        foreach (FileInfo file in new DirectoryInfo(layout.Uploads).EnumerateFiles().Where(file => file.LastWriteTimeUtc < limit))
        {
            file.Delete();
        }
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await _file.WriteAsync(content, cancellationToken);
        }
        catch (Exception exception) when (LocalDisk.Explains(exception))
        {
            throw LocalDisk.Translate(exception, $"write {_layout.PathOf(Reference.Key)}");
        }
    }

    public Task StageAsync(CancellationToken cancellationToken)
    {
        try
        {
            File.SetLastWriteTimeUtc(_file.SafeFileHandle, _time.GetUtcNow().UtcDateTime);
            RandomAccess.FlushToDisk(_file.SafeFileHandle);

            // A node may have thousands of outputs; what is staged holds no file open.
            _file.Dispose();
            return Task.CompletedTask;
        }
        catch (Exception exception) when (LocalDisk.Explains(exception))
        {
            throw LocalDisk.Translate(exception, $"write {_layout.PathOf(Reference.Key)}");
        }
    }

    /// <summary>Looks at the condition and renames the temporary file, under the key's lock.</summary>
    public async Task<WriteOutcome> CompleteAsync(WriteCondition condition, CancellationToken cancellationToken)
    {
        string target = _layout.PathOf(Reference.Key);
        await using IAsyncDisposable held = await _locks.HoldKeyAsync(Reference.Key, cancellationToken);
        try
        {
            StoredObject? current = FolderETag.Read(Reference.Key, new FileInfo(target));
            if (_completed is not null && current == _completed)
            {
                // It was asked for again because an answer was lost.
                return new WriteOutcome(WriteResult.Written, _completed);
            }

            return condition.HoldsFor(current) ? Rename(target, current) : WriteOutcome.Refused;
        }
        catch (FileNotFoundException)
        {
            // Another attempt took over and aborted this upload.
            return WriteOutcome.Refused;
        }
        catch (Exception exception) when (LocalDisk.Explains(exception))
        {
            throw LocalDisk.Translate(exception, $"write {target}");
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private WriteOutcome Rename(string target, StoredObject? current)
    {
        string temporary = TemporaryPath(_layout, Reference);
        if (current is not null && File.GetLastWriteTimeUtc(temporary) <= current.LastModified.UtcDateTime)
        {
            // Clocks stand still and go back; an ETag that stood here must not come again.
            File.SetLastWriteTimeUtc(temporary, current.LastModified.UtcDateTime.AddTicks(1));
        }

        string folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        File.Move(temporary, target, overwrite: true);
        DurableFolder.Flush(folder);
        _completed = FolderETag.Read(Reference.Key, new FileInfo(target));
        return new WriteOutcome(WriteResult.Written, _completed);
    }

    private static string TemporaryPath(FolderLayout layout, UploadReference upload) => Path.Combine(layout.Uploads, upload.UploadId);
}
