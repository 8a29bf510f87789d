using System.Text;

namespace Pipeline.Nodes.Config;

/// <summary>The form of a folder's name below the workspace, such as <c>data</c> or <c>data/raw</c>.</summary>
internal static class FolderName
{
    /// <summary>The longest name in bytes; an S3 key has 1,024, and the workspace and the artifact's name need room.</summary>
    public const int LongestBytes = 400;

    /// <summary>The longest name of one folder in bytes, as Linux takes it.</summary>
    public const int LongestPartBytes = 255;

    /// <summary>Says what is wrong with a folder below the workspace; <see langword="null"/> where nothing is.</summary>
    public static string? FindFault(string folder)
    {
        string? fault = FindPathFault(folder);
        if (fault is not null)
        {
            return fault;
        }

        string[] segments = folder.Split('/');
        return string.Equals(segments[0], ReservedNames.Runs, StringComparison.OrdinalIgnoreCase)
            ? $"'{ReservedNames.Runs}' holds the records of runs; choose another folder"
            : segments.Contains(ReservedNames.Manifest) ? $"'{ReservedNames.Manifest}' is the name of the commit record; choose another folder"
            : null;
    }

    /// <summary>Says what is wrong with a relative path of any kind; <see langword="null"/> where nothing is.</summary>
    public static string? FindPathFault(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return "the name is empty";
        }

        if (path.Contains('\\', StringComparison.Ordinal))
        {
            return "it holds '\\'; folders are separated by '/'";
        }

        if (path.Any(char.IsControl))
        {
            return "it holds a control character";
        }

        if (path.Contains("://", StringComparison.Ordinal))
        {
            return "it is a URL; expected a relative path";
        }

        if (path.StartsWith('/'))
        {
            return "it begins with '/'; expected a relative path";
        }

        if (path.EndsWith('/'))
        {
            return "it ends in '/'; leave that out";
        }

        string[] segments = path.Split('/');
        if (segments.Contains(".") || segments.Contains(".."))
        {
            return "it holds '.' or '..' as a folder";
        }

        int bytes = Encoding.UTF8.GetByteCount(path);
        return segments.Contains("") ? "it holds '//'"
            : segments.Any(segment => Encoding.UTF8.GetByteCount(segment) > LongestPartBytes) ? $"one folder's name is longer than {LongestPartBytes} bytes"
            : bytes > LongestBytes ? $"it has {bytes} bytes; the most is {LongestBytes}"
            : null;
    }

    /// <summary>Whether two folders are the same, or one lies inside the other.</summary>
    public static bool Overlap(string left, string right) => IsInside(left, right) || IsInside(right, left);

    private static bool IsInside(string inner, string outer) =>
        inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || inner[outer.Length] == '/');
}
