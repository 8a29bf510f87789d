using System.Diagnostics;
using System.Globalization;
using Pipeline.Nodes.CostAnalyzer.Bills;

namespace Pipeline.Nodes.Bench;

/// <summary>The analyzer on large bills: speed, memory, and memory at four times the size; by tags, and by very many groups. All take turns.</summary>
internal static class AnalyzerFigures
{
    private const int Runs = 5;
    private const long Bytes = 400_000_000;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Workplace place)
    {
        using var small = new BillStore(place, "small", Bytes);
        using var large = new BillStore(place, "large", 4 * Bytes);
        using var tags = new BillStore(place, "tags", Bytes, new Dictionary<string, object>
        {
            ["group_by"] = (string[])["ServiceName", "tag:application"],
            ["compare_costs"] = (string[])["EffectiveCost", "ListCost", "ContractedCost"],
        });
        var byMonth = new Dictionary<string, object> { ["period"] = "month" };
        using var few = new BillStore(place, "few", Bytes, byMonth);
        using var many = new BillStore(place, "many", Bytes, byMonth, groupCount: 200_000);
        var parsing = new List<double>();
        for (int run = 0; run <= Runs; run++)
        {
            foreach (BillStore store in (BillStore[])[small, large, tags, few, many])
            {
                await store.RunAsync();
            }

            parsing.Add(Parse(small.Bill));
        }

        double parsed = parsing[1..].Order().ElementAt(Runs / 2);
        double more = large.PeakMebiBytes - small.PeakMebiBytes;
        double ratio = many.Median.Elapsed / few.Median.Elapsed;
        return
        [
            Speed("analyzer, 400 MB of FOCUS-like CSV with JSON tags by service and day, whole process", 900, small.MegaBytesPerSecond),
            Peak("the same, peak memory", 48, small.PeakMebiBytes),
            new Figure("the same at 1.6 GB, peak memory", "≤ 48 MiB, and the same", Text($"{large.PeakMebiBytes:0.0} MiB"), large.PeakMebiBytes <= 48 && more <= 8),
            Speed("parsing and summing alone, from memory on one thread (on the JIT)", 900, parsed),
            Speed("with a group by tag, four measures and anomalies, whole process", 400, tags.MegaBytesPerSecond),
            Peak("200,000 groups by month, peak memory", 200, many.PeakMebiBytes),
            new Figure("the same, against the time of 40 groups", "≤ 2.5 ×", Text($"{ratio:0.00} ×"), ratio <= 2.5),
        ];
    }

    private static double Parse(string path)
    {
        byte[] bill = File.ReadAllBytes(path);
        using var stream = new MemoryStream(bill);
        var analysis = new CostAnalysis(new BillQuery("BilledCost", ["ServiceName"], BillPeriod.Day, TopGroups: 0));
        long started = Stopwatch.GetTimestamp();
        analysis.Read(path, stream, bill.Length);
        return bill.Length / 1e6 / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static Figure Speed(string what, double goal, double seen) => new(what, Text($"≥ {goal} MB/s"), Text($"{seen:0} MB/s"), seen >= goal);

    private static Figure Peak(string what, double goal, double seen) => new(what, Text($"≤ {goal} MiB"), Text($"{seen:0.0} MiB"), seen <= goal);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
