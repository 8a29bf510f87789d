using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Store.Folder;

/// <summary>An upload to a folder: a temporary file that a rename makes visible.</summary>
internal sealed class FolderUpload : IStagedUpload
{
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromDays(1);

    private readonly FolderLayout _layout;
    private readonly TimeProvider _time;
    private readonly FileStream _file;

    private FolderUpload(FolderLayout layout, TimeProvider time, UploadReference reference, FileStream file)
    {
        _layout = layout;
        _time = time;
        _file = file;
        Reference = reference;
    }

    public UploadReference Reference { get; }

    public static FolderUpload Begin(FolderLayout layout, TimeProvider time, string key)
    {
        var reference = new UploadReference(key, Guid.NewGuid().ToString("n"));
        string path = TemporaryPath(layout, reference);
        try
        {
            Directory.CreateDirectory(layout.Uploads);
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
            return new FolderUpload(layout, time, reference, file);
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
            return Task.CompletedTask;
        }
        catch (Exception exception) when (LocalDisk.Explains(exception))
        {
            throw LocalDisk.Translate(exception, $"write {_layout.PathOf(Reference.Key)}");
        }
    }

    /// <summary>
    /// Renames the temporary file. "Absent" is atomic by itself; a condition on what stands there holds for those who keep the folder's lock.
    /// </summary>
    public Task<WriteOutcome> CompleteAsync(WriteCondition condition, CancellationToken cancellationToken)
    {
        string target = _layout.PathOf(Reference.Key);
        try
        {
            var current = new FileInfo(target);
            if (!condition.HoldsFor(FolderETag.Read(Reference.Key, current)))
            {
                return Task.FromResult(WriteOutcome.Refused);
            }

            string folder = Path.GetDirectoryName(target)!;
            Directory.CreateDirectory(folder);
            File.Move(TemporaryPath(_layout, Reference), target, overwrite: current.Exists);
            DurableFolder.Flush(folder);
            return Task.FromResult(new WriteOutcome(WriteResult.Written, FolderETag.Read(Reference.Key, _file)));
        }
        catch (FileNotFoundException)
        {
            // Another attempt took over and aborted this upload.
            return Task.FromResult(WriteOutcome.Refused);
        }
        catch (IOException) when (condition == WriteCondition.Absent && File.Exists(target))
        {
            // Another attempt was first.
            return Task.FromResult(WriteOutcome.Refused);
        }
        catch (Exception exception) when (LocalDisk.Explains(exception))
        {
            throw LocalDisk.Translate(exception, $"write {target}");
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    // The id may come from a manifest that anybody can have written: its file name is all that counts.
    private static string TemporaryPath(FolderLayout layout, UploadReference upload)
        => Path.Combine(layout.Uploads, Path.GetFileName(upload.UploadId));
}
