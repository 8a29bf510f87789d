using System.Text;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Store;
using Pipeline.Nodes.Tests.Store;

namespace Pipeline.Nodes.Tests.Lifecycle;

/// <summary>Runs attempts of nodes in this process, on a bucket in a folder, at a time that stands still.</summary>
internal sealed partial class NodeHarness : IDisposable
{
    public const string Workspace = "cost-analysis-a7b3c9d2";

    private readonly TemporaryFolder _folder = new();
    private readonly MemoryStream _log = new();

    public NodeHarness()
    {
        Directory.CreateDirectory(Bucket);
        Directory.CreateDirectory(XComFolder);
        File.WriteAllText(TerminationLog, "");
        Environment["DAG_KEY"] = "a7b3c9d2";
        Environment["PIPELINE_STORE"] = $"file://{Bucket}";
        Environment["PIPELINE_WORK_DIR"] = _folder.Path;
    }

    public Dictionary<string, string?> Environment { get; } = [];

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2024, 9, 30, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Stops an attempt as a signal does, but at a known moment.</summary>
    public StopSignals Signals { get; set; } = new();

    public string Bucket => _folder.Of("bucket");

    public string XComFolder => _folder.Of("xcom");

    public string TerminationLog => _folder.Of("termination-log");

    public string Log => Encoding.UTF8.GetString(_log.ToArray());

    /// <summary>Puts a file into the bucket.</summary>
    public void Put(string key, string text)
    {
        string path = Path.Combine(Bucket, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, Time.GetUtcNow().UtcDateTime);
    }

    public string Read(string key) => File.ReadAllText(Path.Combine(Bucket, key));

    /// <summary>The only run record below a prefix of keys.</summary>
    public string RunRecord(string run, string section)
        => File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(Bucket, Workspace, "_runs", run, section))));

    public async Task<ExitCode> RunAsync(PipelineNode node)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(Environment).Build();
        using var stores = new StoreFactory(configuration, Time);
        var process = new NodeProcess(
            NodeDescription.Of(node, new DefaultJsonTypeInfoResolver()),
            configuration,
            stores,
            new OrchestratorFiles(TerminationLog, XComFolder),
            new LogOutput(new LogSink(_log), isTerminal: false, Time),
            Signals,
            Time);
        return await process.RunAsync();
    }

    public async Task<Explanation> ExplainAsync(PipelineNode node)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(Environment).Build();
        using var stores = new StoreFactory(configuration, Time);
        return await new NodeExplainer(NodeDescription.Of(node, new DefaultJsonTypeInfoResolver()), configuration, stores, Time).ExplainAsync(CancellationToken.None);
    }

    /// <summary>A text without what differs from attempt to attempt and from release to release.</summary>
    public string Scrub(string text)
    {
        text = text.Replace(_folder.Path, "{folder}", StringComparison.Ordinal);
        text = HashThatVaries().Replace(text, $"${{1}}{new string('0', 64)}$2");
        text = Version().Replace(text, "${1}{version}$2");
        return AttemptId().Replace(text, "{attempt}");
    }

    public void Dispose()
    {
        Signals.Dispose();
        _folder.Dispose();
        _log.Dispose();
    }

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")]
    private static partial Regex AttemptId();

    [GeneratedRegex("""("(?:manifest|work)_sha256": ")[0-9a-f]{64}(")""")]
    private static partial Regex HashThatVaries();

    [GeneratedRegex("""("(?:sdk|program)_version": ")[^"]+(")""")]
    private static partial Regex Version();
}
