using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Pipeline.Nodes.Store.S3;

/// <summary>Brings a pinned object to a file: parts are written where they belong as they arrive, and hashed in order meanwhile.</summary>
internal static class S3Download
{
    /// <returns>The SHA-256 of the bytes, in lower-case hex.</returns>
    public static async Task<string> RunAsync(
        S3Bucket bucket, S3Reader reader, ObjectPin pin, string path, Action<long> arrived, CancellationToken cancellationToken)
    {
        // A large file's room takes the disk a while; the first parts are fetched meanwhile.
        Task<SafeFileHandle> opening = Task.Run(
            () => File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.Read, FileOptions.None, preallocationSize: pin.Bytes), CancellationToken.None);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var parts = new ObjectParts(bucket, reader, pin, bucket.Downloading, StoreAsync, cancellationToken);
            while (await parts.NextAsync() is { } part)
            {
                hash.AppendData(part.Content.Span);
                parts.Release(part);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            (await opening).Dispose();
        }

        async ValueTask StoreAsync(ObjectPart part)
        {
            RandomAccess.Write(await opening, part.Content.Span, part.Offset);
            arrived(part.Length);
        }
    }
}
