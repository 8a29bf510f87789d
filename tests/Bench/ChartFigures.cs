using System.Globalization;

namespace Pipeline.Nodes.Bench;

/// <summary>A chart against the same chart in matplotlib, turn by turn.</summary>
internal static class ChartFigures
{
    private const int Runs = 5;
    private const string Python = "/usr/bin/python3";

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Workplace place)
    {
        const string Table = "cost_by_day_and_ServiceName.csv";
        string script = Path.Combine(place.Repository, "tests", "bench", "matplotlib_chart.py");
        string tables = Path.Combine(place.Repository, "tests", "ChartRenderer.Tests", "Fixtures", "focus");
        string store = place.CreateStore("chart", new { draw = new { type = "chart-renderer" } }, Workplace.Key("processed", Table), path =>
        {
            foreach (string file in Directory.EnumerateFiles(tables))
            {
                File.Copy(file, Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileName(file)));
            }
        });
        var ours = new List<Measurement>();
        var theirs = new List<Measurement>();
        for (int run = 0; run <= Runs; run++)
        {
            ours.Add(await place.RunNodeAsync("chart-renderer", store, $"bench-{run}"));
            theirs.Add(await Child.RunAsync(Python, [script, Path.Combine(tables, Table), Path.Combine(store, "matplotlib.png")], new Dictionary<string, string>()));
        }

        double ratio = Measurement.MedianOf(theirs[1..]).Elapsed / Measurement.MedianOf(ours[1..]).Elapsed;
        return
        [
            new Figure(
                "charts at 100 dpi (ours: all three; matplotlib: one), whole process, against matplotlib",
                "≥ 8 ×",
                string.Create(CultureInfo.InvariantCulture, $"{ratio:0.0} ×"),
                ratio >= 8),
        ];
    }
}
