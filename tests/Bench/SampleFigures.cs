using System.Globalization;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Bench;

/// <summary>The sample bill through three native processes.</summary>
internal static class SampleFigures
{
    private const int Runs = 5;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Workplace place)
    {
        string store = place.CreateStore(
            "sample",
            new { fetch = new { type = "data-fetcher", data_url = "bills/focus_sample.csv" }, analyze = new { type = "cost-analyzer" }, draw = new { type = "chart-renderer" } },
            "bills/focus_sample.csv",
            path => File.Copy(Repository.FocusSample, path));
        var totals = new List<Measurement>();
        for (int run = 0; run <= Runs; run++)
        {
            TimeSpan elapsed = TimeSpan.Zero;
            long peakBytes = 0;
            foreach (string type in new[] { "data-fetcher", "cost-analyzer", "chart-renderer" })
            {
                Measurement one = await Workplace.RunNodeAsync(type, store, $"bench-{run}");
                elapsed += one.Elapsed;
                peakBytes = Math.Max(peakBytes, one.PeakBytes);
            }

            totals.Add(new Measurement(elapsed, peakBytes));
        }

        // The first run warms the page cache.
        var median = Measurement.MedianOf(totals[1..]);
        return
        [
            new Figure(
                "fetch, analyse, draw the sample: three native processes on a folder",
                "≤ 1 s",
                string.Create(CultureInfo.InvariantCulture, $"{median.Elapsed.TotalSeconds:0.00} s"),
                median.Elapsed <= TimeSpan.FromSeconds(1)),
        ];
    }
}
