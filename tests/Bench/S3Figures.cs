using System.Globalization;
using Amazon.S3.Model;
using Pipeline.Nodes.CostAnalyzer.Tests.Bills;
using Pipeline.Nodes.TestSupport;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.Bench;

/// <summary>The S3 store against boto3, at a real server on loopback, turn by turn.</summary>
internal sealed class S3Figures : IAsyncDisposable
{
    private const int Runs = 5;
    // Every run leaves as much at the server, which keeps all in memory.
    private const long LargeBytes = 256L << 20;
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
        return
        [
            await figures.StartAsync(),
            .. await figures.LargeObjectAsync(),
            await figures.SmallObjectsAsync(),
            await figures.AnalyzerMemoryAsync(),
        ];
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // The node finds that no section is for it, which it says when it has read the config file; so both do the same work.
    private async Task<Figure> StartAsync()
    {
        await _server.Client.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = $"bench-{DagKey}.json", ContentBody = """{ "fetch": { "type": "data-fetcher", "data_url": "x.csv" } }""" });
        var environment = new Dictionary<string, string>(_environment) { ["PIPELINE_NODE"] = "missing", ["PIPELINE_CONFIG"] = "latest" };
        const int ExitOfConfig = 78;
        double ratio = await RatioAsync(
            async () => (await Child.RunAsync(Program("data-fetcher"), [], environment, ExitOfConfig)).Elapsed.TotalSeconds,
            async () => (await Child.RunAsync("/usr/bin/python3", [Script, "read-config", $"bench-{DagKey}.json", ""], environment)).Elapsed.TotalSeconds,
            runs: 20);
        return AtLeast("process start → config read from S3 → exit, native, against Python with boto3", 10, ratio);
    }

    private async Task<IReadOnlyList<Figure>> LargeObjectAsync()
    {
        string source = _place.PathOf("large.bin");
        string target = _place.PathOf("copy.bin");
        await using (FileStream file = File.Create(source))
        {
            new FocusBillWriter(seed: 1).Write(file, LargeBytes);
        }

        long peakBytes = 0;
        double putFile = await RatioAsync(async () => await OursAsync("put-file", "ours", source), async () => await TheirsAsync("put-file", "theirs", source), runs: 3);
        double putStream = await RatioAsync(async () => await OursAsync("put-stream", "ours", source), async () => await TheirsAsync("put-stream", "theirs", source), runs: 3);
        double peak = peakBytes / MebiBytes;
        double get = await RatioAsync(async () => await OursAsync("get-file", "theirs", target), async () => await TheirsAsync("get-file", "theirs", target), runs: 5);
        string signed = await _server.Client.GetPreSignedURLAsync(new GetPreSignedUrlRequest
        {
            BucketName = _bucket,
            Key = "theirs",
            Expires = DateTime.UtcNow.AddHours(1),
            Protocol = Amazon.S3.Protocol.HTTP,
        });
        double drop = await RatioAsync(
            async () => await OursAsync("get-file", "theirs", target), async () => await OursAsync("get-drop", "theirs", $"{signed}#{new FileInfo(source).Length}"), runs: 5);
        File.Delete(source);
        File.Delete(target);
        return
        [
            AtLeast("GET 256 MiB into memory disk, against boto3", 2, get),
            AtLeast("the same, against reading and dropping the same bytes", 0.7, drop),
            AtLeast("PUT 256 MiB, file, against boto3", 1.1, putFile),
            AtLeast("PUT 256 MiB, stream of unknown length, against boto3", 1.1, putStream),
            new Figure("PUT 256 MiB, peak memory", "≤ 96 MiB", Text($"{peak:0} MiB"), peak <= 96),
        ];

        async Task<double> OursAsync(string action, string key, string path)
        {
            Measurement run = await Child.RunAsync(Program("s3-transfer"), [action, key, path], _environment);
            peakBytes = Math.Max(peakBytes, run.PeakBytes);
            return Seconds(run);
        }
    }

    private async Task<Figure> SmallObjectsAsync()
    {
        await Child.RunAsync(Program("s3-transfer"), ["put-many", "many", ""], _environment);
        double ratio = await RatioAsync(
            async () => Seconds(await Child.RunAsync(Program("s3-transfer"), ["get-many", "many", ""], _environment)),
            async () => await TheirsAsync("get-many", "many", ""),
            Runs);
        return AtLeast("2,000 objects of 16 KB, GET, against boto3 with 32 threads", 8, ratio);
    }

    private async Task<Figure> AnalyzerMemoryAsync()
    {
        long small = await PeakAsync("small", 72_000_000);
        long large = await PeakAsync("large", 1_700_000_000);
        double more = (large - small) / MebiBytes;
        return new Figure("analyzer reading 1.7 GB from S3: memory minus memory at 72 MB", "≤ 8 MiB", Text($"{more:0.0} MiB ({small / MebiBytes:0.0} → {large / MebiBytes:0.0})"), more <= 8);

        async Task<long> PeakAsync(string name, long bytes)
        {
            string path = _place.PathOf("bill.csv");
            await using (FileStream file = File.Create(path))
            {
                new FocusBillWriter(seed: 1).Write(file, bytes);
            }

            await Child.RunAsync(Program("s3-transfer"), ["put-file", $"bench-{DagKey}/{name}", path], _environment);
            File.Delete(path);
            string config = $$"""{ "analyze": { "type": "cost-analyzer", "input_dir": "{{name}}", "output_dir": "out-{{name}}" } }""";
            await _server.Client.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = $"bench-{DagKey}.json", ContentBody = config });
            return (await Child.RunAsync(Program("cost-analyzer"), [], _environment)).PeakBytes;
        }
    }

    private static string Script => Repository.PathOf("tests", "Bench", "boto3_transfer.py");

    private static string Program(string name) => Repository.PathOf("artifacts", "publish", name, name);

    private async Task<double> TheirsAsync(string action, string key, string path) => Seconds(await Child.RunAsync("/usr/bin/python3", [Script, action, key, path], _environment));

    // How many times as fast as the other we are: the medians of runs that take turns, after one that warms up.
    private static async Task<double> RatioAsync(Func<Task<double>> ours, Func<Task<double>> theirs, int runs)
    {
        var ourSeconds = new List<double>();
        var theirSeconds = new List<double>();
        for (int run = 0; run <= runs; run++)
        {
            ourSeconds.Add(await ours());
            theirSeconds.Add(await theirs());
        }

        return Median(theirSeconds[1..]) / Median(ourSeconds[1..]);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double Seconds(Measurement run) => double.Parse(run.Output, CultureInfo.InvariantCulture);

    private static Figure AtLeast(string what, double goal, double ratio) => new(what, Text($"≥ {goal} ×"), Text($"{ratio:0.0#} ×"), ratio >= goal);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
