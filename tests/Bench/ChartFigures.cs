using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Bench;

/// <summary>A chart against the same chart in matplotlib, turn by turn.</summary>
internal static class ChartFigures
{
    private const int Runs = 5;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Workplace place)
    {
        const string Table = "cost_by_day_and_ServiceName.csv";
        string script = Repository.PathOf("tests", "Bench", "matplotlib_chart.py");
        string tables = Repository.PathOf("tests", "ChartRenderer.Tests", "Fixtures", "sample");
        string store = place.CreateStore("chart", new { draw = new { type = "chart-renderer" } }, Workplace.Key("processed", Table), path =>
        {
            File.Copy(Path.Combine(tables, Table), path);
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(path)!, "summary.json"), SummaryOf(tables, Table));
        });
        var ours = new List<Measurement>();
        var theirs = new List<Measurement>();
        for (int run = 0; run <= Runs; run++)
        {
            ours.Add(await Workplace.RunNodeAsync("chart-renderer", store, $"bench-{run}"));
            theirs.Add(await Child.RunAsync(Comparison.Python, [script, Path.Combine(tables, Table), Path.Combine(store, "matplotlib.png")], new Dictionary<string, string>()));
        }

        double ratio = Measurement.MedianOf(theirs[1..]).Elapsed / Measurement.MedianOf(ours[1..]).Elapsed;
        return
        [
            new Figure(
                "stacked chart at 100 dpi, whole process, against the same chart in matplotlib",
                "≥ 8 ×",
                string.Create(CultureInfo.InvariantCulture, $"{ratio:0.0} ×"),
                ratio >= 8),
        ];
    }

    // The summary with one table in it, so that one chart is drawn on both sides.
    private static string SummaryOf(string tables, string table)
    {
        JsonNode summary = JsonNode.Parse(File.ReadAllText(Path.Combine(tables, "summary.json")))!;
        JsonNode one = summary["tables"]!.AsArray().Single(entry => entry!["file"]!.GetValue<string>() == table)!.DeepClone();
        summary["tables"] = new JsonArray(one);
        return summary.ToJsonString();
    }
}
