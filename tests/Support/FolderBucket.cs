namespace Pipeline.Nodes.TestSupport;

/// <summary>A temporary folder in place of a bucket.</summary>
public sealed class FolderBucket : Bucket
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("pipeline-bucket-");

    /// <summary>Any name will do on a folder.</summary>
    public override string Name => "pipeline-bucket";

    public override string Address => _root.FullName;

    /// <summary>The config file's path.</summary>
    public string ConfigPath => Path.Combine(_root.FullName, ConfigKey);

    public override IReadOnlyList<(string Name, string Value)> Environment => [("PIPELINE_STORE", new Uri(Address).AbsoluteUri)];

    /// <summary>The path of a file in the workspace.</summary>
    public string PathOf(string path) => Path.Combine(_root.FullName, $"{Pipeline}-{DagKey}", path);

    public override IReadOnlyList<string> OpenUploads() => Directory.GetFiles(Path.Combine(_root.FullName, ".pipeline", "uploads"));

    protected override void Put(string key, byte[] content)
    {
        string path = Path.Combine(_root.FullName, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    protected override byte[]? Find(string key) => File.Exists(Path.Combine(_root.FullName, key)) ? File.ReadAllBytes(Path.Combine(_root.FullName, key)) : null;

    protected override void Remove(string key) => File.Delete(Path.Combine(_root.FullName, key));

    protected override IEnumerable<string> Keys(string prefix)
    {
        string folder = Path.Combine(_root.FullName, prefix);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path))
            : [];
    }

    protected override void Dispose(bool disposing) => _root.Delete(recursive: true);
}
