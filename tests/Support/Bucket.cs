using System.Text;

namespace Pipeline.Nodes.TestSupport;

/// <summary>A temporary folder in place of a bucket, with one pipeline's config file in it.</summary>
public sealed class Bucket : IDisposable
{
    public const string DagKey = "a7b3c9d2";
    public const string Pipeline = "cost-analysis";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("pipeline-bucket-");

    /// <summary>The folder.</summary>
    public string Root => _root.FullName;

    /// <summary>The workspace's folder.</summary>
    public string Workspace => Path.Combine(Root, $"{Pipeline}-{DagKey}");

    /// <summary>The config file's path.</summary>
    public string ConfigPath => Path.Combine(Root, $"{Pipeline}-{DagKey}.json");

    /// <summary>Writes the config file.</summary>
    public Bucket WithConfig(string json)
    {
        File.WriteAllText(ConfigPath, json);
        return this;
    }

    /// <summary>Writes an object, by its key from the bucket's root.</summary>
    public Bucket WithObject(string key, byte[] content)
    {
        string path = Path.Combine(Root, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return this;
    }

    /// <summary>Writes a text object.</summary>
    public Bucket WithObject(string key, string content) => WithObject(key, Encoding.UTF8.GetBytes(content));

    /// <summary>Writes a file into a folder of the workspace.</summary>
    public Bucket WithInput(string path, byte[] content) => WithObject($"{Pipeline}-{DagKey}/{path}", content);

    /// <summary>Writes a text file into a folder of the workspace.</summary>
    public Bucket WithInput(string path, string content) => WithInput(path, Encoding.UTF8.GetBytes(content));

    /// <summary>Puts the sample bill at <c>bills/focus_sample.csv</c>.</summary>
    public Bucket WithSampleBill()
        => WithObject("bills/focus_sample.csv", File.ReadAllBytes(Repository.FocusSample));

    /// <summary>The path of a file in the workspace.</summary>
    public string PathOf(string path) => Path.Combine(Workspace, path);

    /// <summary>The text of a file in the workspace.</summary>
    public string Read(string path) => File.ReadAllText(PathOf(path));

    /// <summary>The bytes of a file in the workspace.</summary>
    public byte[] ReadBytes(string path) => File.ReadAllBytes(PathOf(path));

    /// <summary>Whether the workspace holds a file.</summary>
    public bool Has(string path) => File.Exists(PathOf(path));

    /// <summary>The files in the workspace without what runs left, relative to it, by name.</summary>
    public IReadOnlyList<string> Published() => !Directory.Exists(Workspace) ? [] :
    [
        .. Directory.EnumerateFiles(Workspace, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Workspace, path))
            .Where(path => !path.StartsWith("_runs", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The run records in the workspace, in no order.</summary>
    public IReadOnlyList<string> RunRecords() => !Directory.Exists(PathOf("_runs")) ? [] :
    [
        .. Directory.EnumerateFiles(PathOf("_runs"), "*.json", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "config.json")
            .Select(File.ReadAllText),
    ];

    public void Dispose() => _root.Delete(recursive: true);
}
