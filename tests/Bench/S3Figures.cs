using System.Globalization;
using Amazon.S3.Model;
using Pipeline.Nodes.CostAnalyzer.Tests.Bills;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.Bench;

/// <summary>The S3 store at a real server on loopback.</summary>
internal sealed class S3Figures : IAsyncDisposable
{
    // Every one leaves as much at the server, which keeps all in memory until it finds out that it was replaced.
    private const int LargeRuns = 2;
    private const long LargeBytes = 1L << 30;
    private const double MebiBytes = 1024 * 1024;
    private const string DagKey = "a7b3c9d2";

    private readonly S3Server _server;
    private readonly Workplace _place;
    private readonly string _bucket;
    private readonly Dictionary<string, string> _environment;

    private S3Figures(S3Server server, Workplace place, string bucket)
    {
        _server = server;
        _place = place;
        _bucket = bucket;
        _environment = server.Environment.ToDictionary(variable => variable.Name, variable => variable.Value);
        _environment["DAG_KEY"] = DagKey;
        _environment["PIPELINE_NAME"] = "bench";
        _environment["PIPELINE_BUCKET"] = bucket;
    }

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Workplace place)
    {
        S3Server server = await S3Server.StartAsync();
        await using var figures = new S3Figures(server, place, await server.MakeBucketAsync());
        return [await figures.StartAsync(), .. await figures.TransfersAsync(), await figures.AnalyzerMemoryAsync()];
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // The node finds that no section is for it, which it says when it has read the config file; so both do the same work.
    private async Task<Figure> StartAsync()
    {
        await _server.Client.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = $"bench-{DagKey}.json", ContentBody = """{ "fetch": { "type": "data-fetcher", "data_url": "x.csv" } }""" });
        var environment = new Dictionary<string, string>(_environment) { ["PIPELINE_NODE"] = "missing", ["PIPELINE_CONFIG"] = "latest" };
        const int ExitOfConfig = 78;
        double ratio = await Comparison.RatioAsync(
            async () => (await Child.RunAsync(Comparison.Program("data-fetcher"), [], environment, ExitOfConfig)).Elapsed.TotalSeconds,
            async () => (await Child.RunAsync(Comparison.Python, [Comparison.Script, "read-config", $"bench-{DagKey}.json", ""], environment)).Elapsed.TotalSeconds,
            runs: 20);
        return Comparison.AtLeast("process start → config read from S3 → exit, native, against Python with boto3", 10, ratio);
    }

    // The server shares the cores with its client, and sets the pace.
    private async Task<IReadOnlyList<Figure>> TransfersAsync()
    {
        const double NotSlower = 0.9;
        string path = _place.PathOf("large.bin");
        WriteBill(path, LargeBytes);
        var transfers = new Comparison(_environment);
        double put = await transfers.RatioAsync("put-file", "large", path, LargeRuns);
        double get = await transfers.RatioAsync("get-file", "large", path, LargeRuns);
        File.Delete(path);
        await transfers.OursAsync("put-many", "many", "");
        double many = await transfers.RatioAsync("get-many", "many", "", LargeRuns);
        return
        [
            Comparison.AtLeast("GET 1 GiB from a RADOS Gateway, against boto3", NotSlower, get),
            Comparison.AtLeast("PUT 1 GiB to a RADOS Gateway, file, against boto3", NotSlower, put),
            Comparison.AtLeast("2,000 objects of 16 KB from a RADOS Gateway, GET, against boto3 with 32 threads", NotSlower, many),
        ];
    }

    private async Task<Figure> AnalyzerMemoryAsync()
    {
        long small = await PeakAsync("small", 72_000_000);
        long large = await PeakAsync("large", 1_700_000_000);
        double more = (large - small) / MebiBytes;
        return new Figure(
            "analyzer reading 1.7 GB from S3: memory minus memory at 72 MB",
            "≤ 8 MiB",
            string.Create(CultureInfo.InvariantCulture, $"{more:0.0} MiB ({small / MebiBytes:0.0} → {large / MebiBytes:0.0})"),
            more <= 8);

        async Task<long> PeakAsync(string name, long bytes)
        {
            string path = _place.PathOf("bill.csv");
            WriteBill(path, bytes);
            await Child.RunAsync(Comparison.Program("s3-transfer"), ["put-file", $"bench-{DagKey}/{name}", path], _environment);
            File.Delete(path);
            string config = $$"""{ "analyze": { "type": "cost-analyzer", "input_dir": "{{name}}", "output_dir": "out-{{name}}" } }""";
            await _server.Client.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = $"bench-{DagKey}.json", ContentBody = config });
            return (await Child.RunAsync(Comparison.Program("cost-analyzer"), [], _environment)).PeakBytes;
        }
    }

    private static void WriteBill(string path, long bytes)
    {
        using FileStream file = File.Create(path);
        new FocusBillWriter(seed: 1).Write(file, bytes);
    }
}
