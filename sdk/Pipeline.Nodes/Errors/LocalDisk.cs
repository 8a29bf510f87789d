namespace Pipeline.Nodes.Errors;

/// <summary>Tells failures of the local disk from bugs, and says what to do about each.</summary>
internal static class LocalDisk
{
    private const int PermissionDenied = 13;
    private const int InputOutputError = 5;
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int QuotaExceeded = 122;

    /// <summary>Whether the disk is why an operation failed.</summary>
    public static bool Explains(Exception exception)
        => exception is UnauthorizedAccessException
            || (exception is IOException and not FileNotFoundException and not DirectoryNotFoundException
                && Number(exception) is PermissionDenied or InputOutputError or NoSpace or ReadOnlyFileSystem or QuotaExceeded);

    /// <summary>Whether the operating system refused an operation on a file: to be asked where only the disk was used.</summary>
    public static bool Refused(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>The exception that ends the attempt with 74.</summary>
    /// <param name="exception">What the operating system said.</param>
    /// <param name="operation">What was tried: <c>write /tmp/x</c>.</param>
    public static LocalDiskException Translate(Exception exception, string operation)
    {
        string advice = Number(exception) switch
        {
            NoSpace => "the disk is full. Free space there",
            QuotaExceeded => "the disk quota is used up. Free space there, or raise the quota",
            ReadOnlyFileSystem => "the file system is read-only. Mount a writable volume there",
            InputOutputError => "the disk fails. Move the work to another machine",
            PermissionDenied => "the process may not. Change the owner or the mode of the folder, or run as another user",
            _ => "something else stands in the way. Look at the path and remove or rename what is there",
        };
        return new LocalDiskException($"Cannot {operation}: {advice}. ({exception.Message.TrimEnd('.')}.)", exception);
    }

    private static int Number(Exception exception) => exception is UnauthorizedAccessException ? PermissionDenied : exception.HResult & 0xFFFF;
}
