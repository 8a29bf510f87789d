using System.Globalization;
using Pipeline.Nodes.CostAnalyzer.Tests.Bills;

namespace Pipeline.Nodes.Bench;

/// <summary>The analyzer on a large bill: speed, memory, and memory at four times the size.</summary>
internal static class AnalyzerFigures
{
    private const int Runs = 5;
    private const long SmallBytes = 400_000_000;
    private const long LargeBytes = 4 * SmallBytes;
    private const double MegaBytes = 1e6;
    private const double MebiBytes = 1024 * 1024;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Workplace place)
    {
        Measurement small = await MeasureAsync(place, "small", SmallBytes);
        Measurement large = await MeasureAsync(place, "large", LargeBytes);
        double speed = SmallBytes / MegaBytes / small.Elapsed.TotalSeconds;
        double smallPeak = small.PeakBytes / MebiBytes;
        double largePeak = large.PeakBytes / MebiBytes;
        return
        [
            new Figure("analyzer, 400 MB of FOCUS-like CSV with JSON tags, whole process", "≥ 700 MB/s", Text($"{speed:0} MB/s"), speed >= 700),
            new Figure("the same, peak memory", "≤ 64 MiB", Text($"{smallPeak:0.0} MiB"), smallPeak <= 64),
            new Figure("the same at 1.6 GB, peak memory", "≤ 64 MiB, and the same", Text($"{largePeak:0.0} MiB"), largePeak <= 64 && largePeak - smallPeak <= 8),
        ];
    }

    private static async Task<Measurement> MeasureAsync(Workplace place, string name, long bytes)
    {
        string store = place.CreateStore(
            name, new { analyze = new { type = "cost-analyzer" } }, Workplace.Key("data", "input.csv"), path => FocusBillWriter.Write(path, bytes));
        var runs = new List<Measurement>();
        for (int run = 0; run <= Runs; run++)
        {
            runs.Add(await place.RunNodeAsync("cost-analyzer", store, $"bench-{run}"));
        }

        Directory.Delete(store, recursive: true);
        return Measurement.MedianOf(runs[1..]);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
