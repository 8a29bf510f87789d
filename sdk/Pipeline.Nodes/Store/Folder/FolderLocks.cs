using System.Security.Cryptography;
using System.Text;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Store.Folder;

/// <summary>Exclusive locks between processes, which the operating system lets go when a process dies.</summary>
internal sealed class FolderLocks(FolderLayout layout, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Holds the lock of those who publish to a folder, until the answer is disposed.</summary>
    /// <exception cref="TryAgainException">Another process held it for 30 s.</exception>
    public Task<IAsyncDisposable> HoldFolderAsync(string folder, CancellationToken cancellationToken)
        => HoldAsync($"publish-{Hash(folder)[..16]}", folder, cancellationToken);

    /// <summary>
    /// Holds the lock under which a condition is looked at and a file renamed. It is held for one rename, so that keys may share one of 256:
    /// their files stay few.
    /// </summary>
    /// <exception cref="TryAgainException">Others held it for 30 s.</exception>
    public Task<IAsyncDisposable> HoldKeyAsync(string key, CancellationToken cancellationToken)
        => HoldAsync($"key-{Hash(key)[..2]}", key, cancellationToken);

    private async Task<IAsyncDisposable> HoldAsync(string file, string name, CancellationToken cancellationToken)
    {
        string path = Path.Combine(layout.Locks, file);
        long start = time.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                Directory.CreateDirectory(layout.Locks);
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException exception) when (!LocalDisk.Explains(exception))
            {
                if (time.GetElapsedTime(start) > Patience)
                {
                    throw new TryAgainException(
                        $"{layout.PathOf(name)}: another attempt has been publishing here for {Patience.TotalSeconds} s and has not finished. Try again when it has ended.",
                        exception);
                }
            }
            catch (Exception exception) when (LocalDisk.Explains(exception))
            {
                throw LocalDisk.Translate(exception, $"lock {path}");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
