using System.Buffers;
using System.Text;

namespace Pipeline.Nodes.DataFetcher.Locations;

/// <summary>Paths of objects below a bucket or an output folder.</summary>
internal static class RelativePath
{
    // S3 takes keys of 1,024 bytes of UTF-8; the workspace and the folder before an output's name need some of them.
    private const int MaxPathBytes = 700;

    private static readonly SearchValues<char> ControlCharacters =
        SearchValues.Create([.. Enumerable.Range('\0', 256).Select(code => (char)code).Where(char.IsControl)]);

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
            return "it begins with '/'; it is a path below the bucket or the output folder";
        }

        if (segments.Contains("..") || segments.Contains("."))
        {
            return "it has a '.' or '..' between slashes, and must not lead out of its folder";
        }

        if (segments.Contains(""))
        {
            return "it ends with '/' or has '//' in it; it must name a file";
        }

        return Encoding.UTF8.GetByteCount(path) > MaxPathBytes ? $"it is longer than {MaxPathBytes} bytes" : null;
    }
}
