using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Pipeline.Nodes.Bench.LeanServer;

/// <summary>A file that is served, and stays open.</summary>
internal sealed record ServedFile(SafeFileHandle Handle, long Bytes, DateTime Modified, string ETag)
{
    private const long SinglePartBytes = 8 * 1024 * 1024;

    public static ServedFile Open(string path)
    {
        SafeFileHandle handle = File.OpenHandle(path);
        long bytes = RandomAccess.GetLength(handle);

        // As S3 has it: of an object in one piece the MD5, which clients may check; of others no digest of the whole.
        string tag = bytes <= SinglePartBytes ? Convert.ToHexStringLower(Md5Of(path)) : $"{bytes:x32}-{bytes / SinglePartBytes}";
        return new ServedFile(handle, bytes, File.GetLastWriteTimeUtc(path), $"\"{tag}\"");
    }

#pragma warning disable CA5351 // It is S3's own tag, and protects nothing.
    private static byte[] Md5Of(string path) => MD5.HashData(File.ReadAllBytes(path));
#pragma warning restore CA5351
}
