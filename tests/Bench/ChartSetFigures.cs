using System.Globalization;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Bench;

/// <summary>All charts of a bill of one year, and the report, against the same pictures in matplotlib, turn by turn.</summary>
internal static class ChartSetFigures
{
    private const int Runs = 5;
    private const double MostSeconds = 1.5;
    private const double LeastRatio = 8;

    private static readonly string[] Compared = ["EffectiveCost", "ListCost"];

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Workplace place)
    {
        string tables = await AnalyzeAsync(place);
        string store = place.CreateStore("charts", new { draw = new { type = "chart-renderer" } }, Workplace.Key("processed", "summary.json"), summary =>
        {
            foreach (string file in Directory.EnumerateFiles(tables).Where(file => Path.GetExtension(file) == ".csv" || Path.GetFileName(file) == "summary.json"))
            {
                File.Copy(file, Path.Combine(Path.GetDirectoryName(summary)!, Path.GetFileName(file)));
            }
        });
        string output = Directory.CreateDirectory(place.PathOf("matplotlib-set")).FullName;
        string processed = Path.Combine(store, Path.GetDirectoryName(Workplace.Key("processed", "summary.json"))!);
        var ours = new List<Measurement>();
        var theirs = new List<Measurement>();
        for (int run = 0; run <= Runs; run++)
        {
            ours.Add(await Workplace.RunNodeAsync("chart-renderer", store, $"bench-{run}"));
            theirs.Add(await Child.RunAsync(Comparison.Python, [Repository.PathOf("tests", "Bench", "matplotlib_set.py"), processed, output], new Dictionary<string, string>()));
        }

        int pictures = Directory.GetFiles(Path.Combine(store, Path.GetDirectoryName(Workplace.Key("results", "report.html"))!), "*.png").Length;
        int theirPictures = Directory.GetFiles(output, "*.png").Length;
        if (pictures != theirPictures)
        {
            throw new InvalidOperationException($"We drew {pictures} pictures and matplotlib {theirPictures}: these are not the same sets.");
        }

        Measurement own = Measurement.MedianOf(ours[1..]);
        double seconds = own.Elapsed.TotalSeconds;
        return
        [
            new Figure($"the {pictures} charts of a year's bill at 100 dpi and the report, whole process", Text($"≤ {MostSeconds} s"), Text($"{seconds:0.00} s"), seconds <= MostSeconds),
            Comparison.AtLeast("the same charts in matplotlib, against it", LeastRatio, Measurement.MedianOf(theirs[1..]).Elapsed / own.Elapsed),
        ];
    }

    /// <summary>The folder of the analyzer's tables.</summary>
    private static async Task<string> AnalyzeAsync(Workplace place)
    {
        string store = place.CreateStore(
            "year",
            new { analyze = new { type = "cost-analyzer", compare_costs = Compared, monthly_budgets = new { USD = 150_000 } } },
            Workplace.Key("data", "input.csv"),
            YearBill.Write);
        await Workplace.RunNodeAsync("cost-analyzer", store, "bench");
        return Path.Combine(store, Path.GetDirectoryName(Workplace.Key("processed", "summary.json"))!);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
