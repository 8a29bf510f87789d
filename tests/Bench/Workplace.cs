using System.Text.Json;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Bench;

/// <summary>The published programs, and stores to run them on. Stores lie in memory where the machine has such a folder.</summary>
internal sealed class Workplace : IDisposable
{
    private const string DagKey = "a7b3c9d2";
    private const string Pipeline = "bench";

    private readonly string _scratch = Directory.CreateTempSubdirectory("pipeline-bench-").FullName;

    public Workplace()
    {
        if (Directory.Exists("/dev/shm"))
        {
            Directory.Delete(_scratch);
            _scratch = Path.Combine("/dev/shm", Path.GetFileName(_scratch));
            Directory.CreateDirectory(_scratch);
        }
    }

    /// <summary>The path of a scratch file.</summary>
    public string PathOf(string name) => Path.Combine(_scratch, name);

    /// <summary>Makes a store with a config file and one file in it.</summary>
    public string CreateStore(string name, object config, string key, Action<string> write)
    {
        string store = Path.Combine(_scratch, name);
        string path = Path.Combine(store, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(Path.Combine(store, $"{Pipeline}-{DagKey}.json"), JsonSerializer.Serialize(config));
        write(path);
        return store;
    }

    /// <summary>The key of a file in a workspace folder.</summary>
    public static string Key(string folder, string name) => $"{Pipeline}-{DagKey}/{folder}/{name}";

    /// <summary>Runs a node on a store, in a run of its own, so that it does the work each time.</summary>
    public static Task<Measurement> RunNodeAsync(string type, string store, string run) => Child.RunAsync(Repository.PathOf("artifacts", "publish", type, type), [], new Dictionary<string, string>
    {
        ["DAG_KEY"] = DagKey,
        ["PIPELINE_STORE"] = $"file://{store}",
        ["PIPELINE_RUN_ID"] = run,
    });

    public void Dispose() => Directory.Delete(_scratch, recursive: true);
}
