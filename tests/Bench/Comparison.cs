using System.Globalization;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Bench;

/// <summary>Our store and boto3 at one server, turn by turn.</summary>
/// <param name="environment">What both need to find the bucket.</param>
internal sealed class Comparison(IReadOnlyDictionary<string, string> environment)
{
    /// <summary>The most memory that our transfers held.</summary>
    public long PeakBytes { get; private set; }

    public static string Python => "/usr/bin/python3";

    public static string Script => Repository.PathOf("tests", "Bench", "boto3_transfer.py");

    /// <summary>A native program.</summary>
    public static string Program(string name) => Repository.PathOf("artifacts", "publish", name, name);

    /// <summary>How many times as fast as boto3 we are at the same transfer.</summary>
    public Task<double> RatioAsync(string action, string key, string path, int runs) => RatioAsync(() => OursAsync(action, key, path), () => TheirsAsync(action, key, path), runs);

    /// <summary>The seconds that a transfer takes us.</summary>
    public async Task<double> OursAsync(string action, string key, string path)
    {
        Measurement run = await TransferAsync(Program("s3-transfer"), [], action, key, path);
        PeakBytes = Math.Max(PeakBytes, run.PeakBytes);
        return Seconds(run);
    }

    /// <summary>How many times as fast as the other we are: the medians of runs that take turns, after one that warms up.</summary>
    public static async Task<double> RatioAsync(Func<Task<double>> ours, Func<Task<double>> theirs, int runs)
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

    public static Figure AtLeast(string what, double goal, double ratio)
        => new(what, string.Create(CultureInfo.InvariantCulture, $"≥ {goal} ×"), string.Create(CultureInfo.InvariantCulture, $"{ratio:0.0#} ×"), ratio >= goal);

    private async Task<double> TheirsAsync(string action, string key, string path) => Seconds(await TransferAsync(Python, [Script], action, key, path));

    private Task<Measurement> TransferAsync(string program, string[] first, string action, string key, string path)
    {
        if (action == "get-file")
        {
            // A node writes to a new file; emptying an old one would be measured too.
            File.Delete(path);
        }

        return Child.RunAsync(program, [.. first, action, key, path], environment);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double Seconds(Measurement run) => double.Parse(run.Output, CultureInfo.InvariantCulture);
}
