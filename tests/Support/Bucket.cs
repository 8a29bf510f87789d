using System.Text;

namespace Pipeline.Nodes.TestSupport;

/// <summary>A bucket with one pipeline's config file in it: a folder, or one at an S3 server.</summary>
public abstract class Bucket : IDisposable
{
    public const string DagKey = "a7b3c9d2";
    public const string Pipeline = "cost-analysis";

    /// <summary>The key of the config file.</summary>
    public const string ConfigKey = $"{Pipeline}-{DagKey}.json";

    /// <summary>What the keys of the workspace begin with.</summary>
    public const string WorkspacePrefix = $"{Pipeline}-{DagKey}/";

    /// <summary>The bucket's name.</summary>
    public abstract string Name { get; }

    /// <summary>The bucket's address, as programs name it.</summary>
    public abstract string Address { get; }

    /// <summary>The variables that let a program find the bucket.</summary>
    public abstract IReadOnlyList<(string Name, string Value)> Environment { get; }

    /// <summary>Writes the config file. Where it names the default bucket, this one is meant.</summary>
    public Bucket WithConfig(string json) => WithObject(ConfigKey, json.Replace("pipeline-bucket", Name, StringComparison.Ordinal));

    /// <summary>Writes a text object.</summary>
    public Bucket WithObject(string key, string content) => WithObject(key, Encoding.UTF8.GetBytes(content));

    /// <summary>Writes an object, by its key from the bucket's root.</summary>
    public Bucket WithObject(string key, byte[] content)
    {
        Put(key, content);
        return this;
    }

    /// <summary>Writes a file into a folder of the workspace.</summary>
    public Bucket WithInput(string path, string content) => WithObject(WorkspacePrefix + path, content);

    /// <summary>Writes a file into a folder of the workspace.</summary>
    public Bucket WithInput(string path, byte[] content) => WithObject(WorkspacePrefix + path, content);

    /// <summary>Puts the sample bill at <c>bills/focus_sample.csv</c>.</summary>
    public Bucket WithSampleBill() => WithObject("bills/focus_sample.csv", File.ReadAllBytes(Repository.FocusSample));

    /// <summary>The text of a file in the workspace.</summary>
    public string Read(string path) => Encoding.UTF8.GetString(ReadBytes(path));

    /// <summary>The bytes of a file in the workspace.</summary>
    public byte[] ReadBytes(string path) => Find(WorkspacePrefix + path) ?? throw new FileNotFoundException($"{Address}/{WorkspacePrefix}{path} is not there.");

    /// <summary>Whether the workspace holds a file.</summary>
    public bool Has(string path) => Find(WorkspacePrefix + path) is not null;

    /// <summary>Deletes a file of the workspace.</summary>
    public void Delete(string path) => Remove(WorkspacePrefix + path);

    /// <summary>The files in the workspace without what runs left, relative to it, by name.</summary>
    public IReadOnlyList<string> Published()
        => [.. Keys(WorkspacePrefix).Where(path => !path.StartsWith("_runs/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The run records in the workspace, in no order.</summary>
    public IReadOnlyList<string> RunRecords() =>
    [
        .. Keys(WorkspacePrefix)
            .Where(path => path.StartsWith("_runs/", StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal)
                && !path.EndsWith("/config.json", StringComparison.Ordinal))
            .Select(Read),
    ];

    /// <summary>The uploads that were begun and neither completed nor aborted.</summary>
    public abstract IReadOnlyList<string> OpenUploads();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Put(string key, byte[] content);

    protected abstract byte[]? Find(string key);

    protected abstract void Remove(string key);

    /// <summary>The keys below a prefix, without it.</summary>
    protected abstract IEnumerable<string> Keys(string prefix);

    protected abstract void Dispose(bool disposing);
}
