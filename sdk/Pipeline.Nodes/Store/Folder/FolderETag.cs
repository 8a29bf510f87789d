using System.Globalization;

namespace Pipeline.Nodes.Store.Folder;

/// <summary>
/// The entity tag of a file: its time of last write in units of 100 ns and its size. Writes through the store set the time themselves, from
/// the system's precise clock, because the file system's own clock is too coarse to tell two writes apart.
/// </summary>
internal static class FolderETag
{
    public static StoredObject? Read(string key, FileInfo file)
    {
        // A link stands for what it leads to, as it does when it is opened.
        FileInfo? target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
        return target is { Exists: true } ? Make(key, target.Length, target.LastWriteTimeUtc) : null;
    }

    public static StoredObject Read(string key, FileStream file)
        => Make(key, RandomAccess.GetLength(file.SafeFileHandle), File.GetLastWriteTimeUtc(file.SafeFileHandle));

    private static StoredObject Make(string key, long bytes, DateTime lastWrite)
        => new(key, bytes, string.Create(CultureInfo.InvariantCulture, $"{lastWrite.Ticks:x}-{bytes:x}"), new DateTimeOffset(lastWrite));
}
