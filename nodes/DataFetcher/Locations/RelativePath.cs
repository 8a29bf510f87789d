using System.Buffers;
using System.Text;

namespace Pipeline.Nodes.DataFetcher.Locations;

/// <summary>Paths of objects below a bucket or an output folder.</summary>
internal static class RelativePath
{
    /// <summary>The longest key that S3 takes, in bytes of UTF-8.</summary>
    private const int MaxKeyBytes = 1024;

    private static readonly SearchValues<char> ControlCharacters =
        SearchValues.Create([.. Enumerable.Range('\0', 128).Select(code => (char)code).Where(char.IsControl)]);

    /// <summary>Finds what is wrong with a path, or null: it must stay below where it begins, on S3 and in a folder alike.</summary>
    public static string? FindProblem(string path)
    {
        string[] segments = path.Split('/');
        if (path.Length == 0)
        {
            return "it is empty";
        }

        int control = path.AsSpan().IndexOfAny(ControlCharacters);
        if (control >= 0)
        {
            return $"it has the control character U+{(int)path[control]:X4} at position {control + 1}";
        }

        if (path.Contains('\\', StringComparison.Ordinal))
        {
            return "it has a '\\'; folders are separated by '/'";
        }

        if (path[0] == '/')
        {
            return "it begins with '/'; a path is relative to the bucket";
        }

        if (segments.Contains("..") || segments.Contains("."))
        {
            return "it has a '.' or '..' between slashes, and must not lead out of its folder";
        }

        if (segments.Contains(""))
        {
            return "it ends with '/' or has '//' in it; it must name a file";
        }

        return Encoding.UTF8.GetByteCount(path) > MaxKeyBytes ? $"it is longer than {MaxKeyBytes} bytes" : null;
    }
}
