using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Pipeline.Nodes.Store.Folder;

/// <summary>Makes a rename survive a power cut: the folder that holds the name is flushed too. .NET opens no folders, so this asks libc.</summary>
internal static partial class DurableFolder
{
    private const int ReadOnly = 0;

    public static void Flush(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using SafeFileHandle folder = Open(path, ReadOnly);
        if (folder.IsInvalid || Synchronize(folder) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            throw new IOException(new Win32Exception(error).Message, error);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Synchronize(SafeFileHandle file);
}
