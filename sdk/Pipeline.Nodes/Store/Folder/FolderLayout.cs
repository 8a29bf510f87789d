namespace Pipeline.Nodes.Store.Folder;

/// <summary>Where keys lie below a folder store's root, and where the store keeps its own files.</summary>
internal sealed class FolderLayout(string root)
{
    private const string OwnFolder = ".pipeline";

    /// <summary>The folder that stands for the bucket, absolute.</summary>
    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>The folder of temporary files, one for each upload. It is made when first needed.</summary>
    public string Uploads => Path.Combine(Root, OwnFolder, "uploads");

    /// <summary>The folder of lock files. It is made when first needed.</summary>
    public string Locks => Path.Combine(Root, OwnFolder, "locks");

    /// <summary>The path of a key.</summary>
    /// <exception cref="ArgumentException">The key would leave the root.</exception>
    public string PathOf(string key)
    {
        string path = Path.GetFullPath(Path.Combine(Root, key));
        if (key.Length == 0 || Path.IsPathRooted(key) || !path.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The key '{key}' leaves the store folder {Root}.", nameof(key));
        }

        return path;
    }

    /// <summary>The keys of the files below a prefix, by key (ordinal).</summary>
    public IEnumerable<string> KeysBelow(string prefix, bool recursive)
    {
        string folder = prefix.Length == 0 ? Root : PathOf(prefix.TrimEnd('/'));
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var options = new EnumerationOptions { RecurseSubdirectories = recursive, AttributesToSkip = FileAttributes.None };
        return Directory.EnumerateFiles(folder, "*", options)
            .Select(path => Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(key => !key.StartsWith(OwnFolder + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }
}
