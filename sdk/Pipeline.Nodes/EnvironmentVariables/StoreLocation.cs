namespace Pipeline.Nodes.EnvironmentVariables;

/// <summary>Where config files and workspaces live: in S3, or in a local folder with the same layout.</summary>
public sealed record StoreLocation
{
    private StoreLocation(string? folderPath) => FolderPath = folderPath;

    /// <summary>The store is S3, or a server that speaks it.</summary>
    public static StoreLocation S3 { get; } = new(folderPath: null);

    /// <summary>The absolute path of the folder that stands for the bucket; <see langword="null"/> where the store is S3.</summary>
    public string? FolderPath { get; }

    /// <summary>Whether the store is S3.</summary>
    public bool IsS3 => FolderPath is null;

    /// <summary>Names a local folder as the store.</summary>
    /// <param name="path">The folder's absolute path; it need not exist.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or not absolute.</exception>
    public static StoreLocation Folder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!Path.IsPathFullyQualified(path))
        {
            throw new ArgumentException($"The store's folder '{path}' is not an absolute path.", nameof(path));
        }

        return new StoreLocation(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
    }

    /// <summary>Gives the location as <c>PIPELINE_STORE</c> writes it.</summary>
    public override string ToString()
    {
        if (FolderPath is null)
        {
            return "s3";
        }

        IEnumerable<string> segments = FolderPath.Replace(Path.DirectorySeparatorChar, '/').TrimStart('/').Split('/');
        return $"file:///{string.Join('/', segments.Select(Uri.EscapeDataString))}";
    }
}
