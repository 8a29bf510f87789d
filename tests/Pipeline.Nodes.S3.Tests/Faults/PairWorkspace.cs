using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Amazon.S3.Model;
using Microsoft.Extensions.Configuration;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Store.S3;
using Pipeline.Nodes.Tests.Publishing;
using Pipeline.Nodes.Tests.Store;

namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>A workspace with a pipeline of one <see cref="PairNode"/> and its input, attempts of that node, and readers of what they publish.</summary>
internal sealed class PairWorkspace : IDisposable
{
    public const string Run = "run-1";

    private const string Pipeline = "faults";
    private const string Section = "pair";
    private const string Seed = "seed";
    private const string Config = """{ "source": { "type": "data-fetcher", "data_url": "x", "manifest": false }, "pair": { "type": "pair" } }""";

    private static readonly DefaultJsonTypeInfoResolver Json = new();

    private readonly TemporaryFolder _folder = new();
    private readonly S3Stores _stores;
    private readonly string _bucket;
    private readonly string _dagKey;
    private readonly Readers _readers;
    private int _count;

    private PairWorkspace(S3Stores stores, string bucket, string dagKey)
    {
        _stores = stores;
        _bucket = bucket;
        _dagKey = dagKey;
        _readers = new Readers(stores, bucket, Prefix, Section);
    }

    /// <summary>Short: a test waits for what a node would wait for.</summary>
    public static S3Patience ShortPatience { get; } = new()
    {
        Total = TimeSpan.FromSeconds(4),
        Unreachable = TimeSpan.FromSeconds(2.5),
        FirstPause = TimeSpan.FromMilliseconds(20),
        LongestPause = TimeSpan.FromMilliseconds(200),
        Idle = TimeSpan.FromSeconds(1),
        Complete = TimeSpan.FromSeconds(1),
        AbortSettle = TimeSpan.FromMilliseconds(200),
    };

    /// <summary>A node's own, but for the time that a server is given to settle.</summary>
    public static S3Patience LongPatience { get; } = new() { AbortSettle = ShortPatience.AbortSettle };

    private string Prefix => $"{Pipeline}-{_dagKey}/";

    /// <summary>Makes a workspace in a bucket, with the input of a run.</summary>
    /// <param name="stores">The server.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="number">The workspace's number in it.</param>
    /// <param name="ofEveryRun">Whether the input lies there without a manifest, so that every run takes it.</param>
    public static async Task<PairWorkspace> MakeAsync(S3Stores stores, string bucket, int number, bool ofEveryRun = false)
    {
        var workspace = new PairWorkspace(stores, bucket, $"{number:x8}");
        await workspace.PutAsync($"{Pipeline}-{workspace._dagKey}.json", Config);
        await (ofEveryRun ? workspace.PutAsync($"{workspace.Prefix}data/seed.txt", Seed) : workspace.CommitAsync("data", Run, "0123456789abcdef", ("seed.txt", Seed)));
        return workspace;
    }

    /// <summary>Publishes what an earlier run may have left, and gives the token in it.</summary>
    public async Task<string> PublishEarlierAsync()
    {
        const string Token = "earlier";
        await CommitAsync(Section, "run-0", "123456789abcdef0", [.. PairNode.Names.Select(name => (name, PairNode.Content(Token, name, Seed)))]);
        return Token;
    }

    /// <summary>Runs one attempt in this process.</summary>
    public async Task<AttemptEnd> RunAsync(string run, int @try, Uri? address = null, S3Patience? patience = null, string? pod = null)
    {
        string token = $"{run}/{@try}/{Interlocked.Increment(ref _count)}";
        string folder = Directory.CreateDirectory(_folder.Of(token.Replace('/', '-'))).FullName;
        string termination = Path.Combine(folder, "termination-log");
        await File.WriteAllTextAsync(termination, "");
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DAG_KEY"] = _dagKey,
            ["PIPELINE_BUCKET"] = _bucket,
            ["S3_ENDPOINT"] = (address ?? _stores.Server.Address).AbsoluteUri,
            ["PIPELINE_RUN_ID"] = run,
            ["PIPELINE_TRY_NUMBER"] = $"{@try}",
            ["PIPELINE_POD_UID"] = pod ?? $"pod of {token}",
            ["PIPELINE_WORK_DIR"] = folder,
            ["PIPELINE_LOG_LEVEL"] = "debug",
        }).Build();
        using var log = new MemoryStream();
        using var stores = new PatientStores(configuration, _stores.Server.Credentials, patience ?? LongPatience);
        var process = new NodeProcess(
            NodeDescription.Of(new PairNode(token), Json),
            configuration,
            stores,
            new OrchestratorFiles(termination, Path.Combine(folder, "no-xcom")),
            new LogOutput(new LogSink(log), isTerminal: false, TimeProvider.System),
            TimeProvider.System);
        ExitCode exitCode = await process.RunAsync();
        return new AttemptEnd(token, exitCode, await File.ReadAllTextAsync(termination), Encoding.UTF8.GetString(log.ToArray()));
    }

    /// <summary>What readers see.</summary>
    public Task<Seen> ReadAsync() => _readers.ReadAsync(contents => Seen.Of(contents, Seed));

    public void Dispose() => _folder.Dispose();

    private async Task CommitAsync(string folder, string run, string attempt, params (string Name, string Content)[] artifacts)
    {
        var published = new List<ManifestArtifact>();
        foreach ((string name, string content) in artifacts)
        {
            PutObjectResponse head = await PutAsync($"{Prefix}{folder}/{name}", content);
            string sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
            published.Add(new ManifestArtifact(name, content.Length, sha256, "text/plain", ETag: head.ETag.Trim('"'), VersionId: head.VersionId));
        }

        Manifest manifest = Manifests.Committed(run, 1, attempt) with { Artifacts = published };
        await PutAsync($"{Prefix}{folder}/{ReservedNames.Manifest}", Encoding.UTF8.GetString(ManifestFormat.Write(manifest)));
    }

    private Task<PutObjectResponse> PutAsync(string key, string content)
        => _stores.Server.Client.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = key, ContentBody = content });
}
