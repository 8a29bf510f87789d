using Pipeline.Nodes.Bench;
using Pipeline.Nodes.Bench.LeanServer;

if (args is [LeanServerProcess.Argument, string folder])
{
    await LeanServerProcess.ServeAsync(folder);
    return 0;
}

// usage: Bench [sample|chart|charts|analyzer|duckdb|transfers|s3|images]...; all of them where none is named.
var sets = new Dictionary<string, Func<Workplace, Task<IReadOnlyList<Figure>>>>
{
    ["sample"] = SampleFigures.MeasureAsync,
    ["chart"] = ChartFigures.MeasureAsync,
    ["charts"] = ChartSetFigures.MeasureAsync,
    ["analyzer"] = AnalyzerFigures.MeasureAsync,
    ["duckdb"] = DuckDbFigures.MeasureAsync,
    ["transfers"] = TransferFigures.MeasureAsync,
    ["s3"] = S3Figures.MeasureAsync,
    ["images"] = ImageFigures.MeasureAsync,
};
using var place = new Workplace();
bool allReached = true;
Console.WriteLine("| what | must reach | seen | |");
Console.WriteLine("|---|---|---|---|");
foreach (string name in args.Length > 0 ? args : [.. sets.Keys])
{
    foreach (Figure figure in await sets[name](place))
    {
        Console.WriteLine($"| {figure.What} | {figure.Goal} | {figure.Seen} | {(figure.Reached ? "reached" : "missed")} |");
        allReached &= figure.Reached;
    }
}

return allReached ? 0 : 1;
