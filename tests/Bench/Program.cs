using Pipeline.Nodes.Bench;

using var place = new Workplace();
var figures = new List<Figure>();
figures.AddRange(await SampleFigures.MeasureAsync(place));
figures.AddRange(await ChartFigures.MeasureAsync(place));
figures.AddRange(await AnalyzerFigures.MeasureAsync(place));
figures.AddRange(await S3Figures.MeasureAsync(place));
figures.AddRange(await ImageFigures.MeasureAsync(place));

Console.WriteLine("| what | must reach | seen | |");
Console.WriteLine("|---|---|---|---|");
foreach (Figure figure in figures)
{
    Console.WriteLine($"| {figure.What} | {figure.Goal} | {figure.Seen} | {(figure.Reached ? "reached" : "missed")} |");
}

return figures.All(figure => figure.Reached) ? 0 : 1;
