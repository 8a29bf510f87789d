using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Pipeline.Nodes.DataFetcher.Tests.Programs;

/// <summary>
/// The program on a bucket that is a folder of its own. It is the one built beside the tests, or the one that the environment variable
/// <c>DATA_FETCHER_PROGRAM</c> names, so that the native program is held to the same tests.
/// </summary>
internal sealed class FetcherProgram : IDisposable
{
    private static readonly string Program =
        Environment.GetEnvironmentVariable("DATA_FETCHER_PROGRAM") ?? Path.Combine(AppContext.BaseDirectory, "data-fetcher");

    private readonly DirectoryInfo _bucket = Directory.CreateTempSubdirectory("data-fetcher-tests-");

    /// <summary>What the last run wrote to its log.</summary>
    public string Log { get; private set; } = "";

    public void Put(string key, byte[] bytes)
    {
        string path = Path.Combine(_bucket.FullName, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Whether there is an artifact of this name.</summary>
    public bool Has(string artifact) => File.Exists(ArtifactPath(artifact));

    public byte[] Get(string artifact) => File.ReadAllBytes(ArtifactPath(artifact));

    public JsonElement GetManifest() => JsonDocument.Parse(Get("_manifest.json")).RootElement;

    /// <summary>Everything that lies in the bucket beside the config file, as text.</summary>
    public string ReadAll() => string.Concat(
        _bucket.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.DirectoryName != _bucket.FullName && file.Name != "config.json")
            .Select(file => File.ReadAllText(file.FullName, Encoding.Latin1)));

    /// <summary>Runs the program with the members of its section, and gives its exit code.</summary>
    public async Task<int> RunAsync(string members, params (string Name, string Value)[] environment)
    {
        Put("cost-analysis-a7b3c9d2.json", Encoding.UTF8.GetBytes($$"""{ "node_1": { "type": "data-fetcher", {{members}} } }"""));
        ProcessStartInfo start = new(Program) { RedirectStandardOutput = true, RedirectStandardError = true };
        (string Name, string Value)[] own = [("DAG_KEY", "a7b3c9d2"), ("PIPELINE_STORE", new Uri(_bucket.FullName).AbsoluteUri)];
        foreach ((string name, string value) in own.Concat(environment))
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        string[] texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Log = string.Concat(texts);
        return process.ExitCode;
    }

    public void Dispose() => _bucket.Delete(recursive: true);

    private string ArtifactPath(string artifact) => Path.Combine(_bucket.FullName, "cost-analysis-a7b3c9d2", "data", artifact);
}
