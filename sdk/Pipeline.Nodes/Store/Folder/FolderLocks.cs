using System.Security.Cryptography;
using System.Text;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Store.Folder;

/// <summary>Exclusive locks between processes, which the operating system lets go when a process dies.</summary>
internal sealed class FolderLocks(FolderLayout layout, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Holds a lock until the answer is disposed.</summary>
    /// <exception cref="TryAgainException">Another process held it for 30 s.</exception>
    public async Task<IAsyncDisposable> HoldAsync(string purpose, string name, CancellationToken cancellationToken)
    {
        string path = Path.Combine(layout.Locks, $"{purpose}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..16]}");
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
}
