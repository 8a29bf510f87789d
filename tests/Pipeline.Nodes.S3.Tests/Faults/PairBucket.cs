using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Amazon.S3.Model;
using Microsoft.Extensions.Configuration;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Store.S3;
using Pipeline.Nodes.Tests.Publishing;
using Pipeline.Nodes.Tests.Store;

namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>A bucket with a pipeline of one <see cref="PairNode"/> and its input, attempts of that node, and readers of what they publish.</summary>
internal sealed class PairBucket : IDisposable
{
    public const string FirstRun = "run-1";
    public const string NextRun = "run-2";

    private const string DagKey = "a7b3c9d2";
    private const string Workspace = $"faults-{DagKey}/";
    private const string Section = "pair";
    private const string OutputPrefix = $"{Workspace}{Section}/";
    private const string Seed = "seed";
    private const string Config = """{ "source": { "type": "data-fetcher", "data_url": "x" }, "pair": { "type": "pair" } }""";

    private readonly TemporaryFolder _folder = new();
    private readonly S3Stores _stores;
    private readonly S3Store _reading;
    private int _count;

    private PairBucket(S3Stores stores, string bucket)
    {
        _stores = stores;
        Name = bucket;
        _reading = stores.Open(bucket);
    }

    /// <summary>Short: a test waits for what a node would wait for.</summary>
    public static S3Patience ShortPatience { get; } = new()
    {
        Total = TimeSpan.FromSeconds(4),
        Unreachable = TimeSpan.FromMilliseconds(800),
        FirstPause = TimeSpan.FromMilliseconds(20),
        LongestPause = TimeSpan.FromMilliseconds(200),
        Idle = TimeSpan.FromSeconds(1),
        Complete = TimeSpan.FromSeconds(1),
        AbortSettle = TimeSpan.FromMilliseconds(200),
    };

    /// <summary>A node's own, but for the time that a server is given to settle.</summary>
    public static S3Patience LongPatience { get; } = new() { AbortSettle = ShortPatience.AbortSettle };

    public string Name { get; }

    public static async Task<PairBucket> MakeAsync(S3Stores stores, bool versions)
    {
        var bucket = new PairBucket(stores, await stores.Server.MakeBucketAsync(versions));
        await bucket.PutAsync($"faults-{DagKey}.json", Config);
        return bucket;
    }

    /// <summary>Publishes the input for a run.</summary>
    public async Task PublishInputAsync(string run)
    {
        PutObjectResponse seed = await PutAsync($"{Workspace}data/seed.txt", Seed);
        Manifest manifest = Manifests.Committed(run, 1, "0123456789abcdef") with
        {
            Artifacts = [new ManifestArtifact("seed.txt", Seed.Length, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Seed))), "text/plain", ETag: seed.ETag.Trim('"'), VersionId: seed.VersionId)],
        };
        await PutAsync($"{Workspace}data/_manifest.json", Encoding.UTF8.GetString(ManifestFormat.Write(manifest)));
    }

    /// <summary>Runs one attempt in this process.</summary>
    public async Task<AttemptEnd> RunAsync(string run, int @try, Uri? address = null, S3Patience? patience = null, bool redo = false)
    {
        string token = $"{run}/{@try}/{Interlocked.Increment(ref _count)}";
        string folder = Directory.CreateDirectory(_folder.Of(token.Replace('/', '-'))).FullName;
        string termination = Path.Combine(folder, "termination-log");
        await File.WriteAllTextAsync(termination, "");
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DAG_KEY"] = DagKey,
            ["PIPELINE_BUCKET"] = Name,
            ["S3_ENDPOINT"] = (address ?? _stores.Server.Address).AbsoluteUri,
            ["PIPELINE_RUN_ID"] = run,
            ["PIPELINE_TRY_NUMBER"] = $"{@try}",
            ["PIPELINE_POD_UID"] = $"pod of {token}",
            ["PIPELINE_WORK_DIR"] = folder,
            ["PIPELINE_LOG_LEVEL"] = "debug",
            ["PIPELINE_REDO"] = redo ? "1" : "0",
        }).Build();
        using var log = new MemoryStream();
        using var stores = new PatientStores(configuration, _stores.Server.Credentials, patience ?? LongPatience);
        var process = new NodeProcess(
            NodeDescription.Of(new PairNode(token), new DefaultJsonTypeInfoResolver()),
            configuration,
            stores,
            new OrchestratorFiles(termination, Path.Combine(folder, "no-xcom")),
            new LogOutput(new LogSink(log), isTerminal: false, TimeProvider.System),
            TimeProvider.System);
        ExitCode exitCode = await process.RunAsync();
        return new AttemptEnd(token, exitCode, await File.ReadAllTextAsync(termination), Encoding.UTF8.GetString(log.ToArray()));
    }

    /// <summary>Reads as the node after it does, and as somebody else's script would: they must see the same.</summary>
    public async Task<Seen> ReadAsync()
    {
        Seen ours = await ReadAsNodeAsync();
        Seen plain = await PlainReader.ReadAsync(_stores.Server.Client, Name, OutputPrefix, contents => Seen.Of(contents, Seed));
        return ours.Token == plain.Token && !plain.IsBroken ? ours : Seen.Broken($"two readers differ: ours saw {ours}; a plain one {plain}");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<Seen> ReadAsNodeAsync()
    {
        var reader = new RunIdentity("faults", DagKey, "reader", "reader", "local", RunIsLocal: true, Try: null, "pod", "fedcba9876543210", MapIndex: null);
        var finder = new InputFinder(_reading, Workspace, reader);
        using var local = new TemporaryFolder();
        try
        {
            IReadOnlyList<FoundInput> found = await finder.FindAsync([new InputFolder(Section, ManifestRequired: true, Section)], CancellationToken.None);
            await using var inputs = new InputSet(
                _reading, [.. found.Select(input => input.Item)], [Section], local.Path, new WorkProgress(), finder.ExplainChangeAsync);
            var contents = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (InputArtifact artifact in inputs.Artifacts)
            {
                contents.Add(artifact.Name, await File.ReadAllTextAsync(await inputs.FetchAsync(artifact.Path, CancellationToken.None)));
            }

            return Seen.Of(contents, Seed);
        }
        catch (NodeException exception) when (exception.ExitCode is ExitCode.NoInput or ExitCode.Temporary or ExitCode.Data)
        {
            return Seen.Error($"{(int)exception.ExitCode} {exception.Message}");
        }
    }

    private Task<PutObjectResponse> PutAsync(string key, string content)
        => _stores.Server.Client.PutObjectAsync(new PutObjectRequest { BucketName = Name, Key = key, ContentBody = content });
}
