namespace Pipeline.Nodes.EnvironmentVariables;

/// <summary>The form of <c>PIPELINE_STORE</c>: <c>s3</c>, or <c>file:///path/to/bucket</c>.</summary>
internal static class StoreFormat
{
    /// <summary>What the value must be, for the text of a problem.</summary>
    public const string Expected = "s3, or file:///path/to/bucket";

    private const string FilePrefix = "file://";

    /// <summary>Reads the value; gives what is wrong with it, or <see langword="null"/>.</summary>
    public static string? Read(string value, out StoreLocation location)
    {
        location = StoreLocation.S3;
        if (value == "s3")
        {
            return null;
        }

        if (!value.StartsWith(FilePrefix, StringComparison.Ordinal))
        {
            return FaultOfOtherForm(value);
        }

        string path = value[FilePrefix.Length..];
        if (path.Length == 0)
        {
            return "the path is missing";
        }

        if (path[0] != '/')
        {
            return $"after two slashes '{path.Split('/')[0]}' would be a host; an absolute path needs three";
        }

        if (path.AsSpan().ContainsAny("?#"))
        {
            return "write '?' as %3F and '#' as %23";
        }

        return ReadPath(Uri.UnescapeDataString(path), ref location);
    }

    private static string? ReadPath(string path, ref StoreLocation location)
    {
        if (path.Any(char.IsControl))
        {
            return "the path holds a control character";
        }

        // file:///C:/bucket names a drive on Windows; elsewhere it is an ordinary folder.
        string local = OperatingSystem.IsWindows() && path.Length > 2 && path[2] == ':' ? path[1..] : path;
        if (Path.TrimEndingDirectorySeparator(Path.GetFullPath(local)) == Path.GetPathRoot(local))
        {
            return "the root of the file system is no bucket";
        }

        location = StoreLocation.Folder(local);
        return null;
    }

    private static string FaultOfOtherForm(string value)
    {
        if (value.StartsWith('/'))
        {
            return $"write the path as a URL: file://{value}";
        }

        if (value.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            return "it needs 'file:' in lower case and three slashes";
        }

        if (value.StartsWith("s3:", StringComparison.OrdinalIgnoreCase))
        {
            return $"the bucket's name goes into {EnvironmentNames.Bucket}";
        }

        return string.Equals(value, "s3", StringComparison.OrdinalIgnoreCase) ? "write it in lower case"
            : value.Contains("://", StringComparison.Ordinal) ? $"the address of an S3 service goes into {EnvironmentNames.S3Endpoint}"
            : "it is neither";
    }
}
