using System.ComponentModel;
using System.Text;
using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Painting;
using Pipeline.Nodes.ChartRenderer.Report;
using Pipeline.Nodes.ChartRenderer.Svg;
using Pipeline.Nodes.ChartRenderer.Tables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.ChartRenderer;

/// <summary>Draws charts of the tables that the cost analyzer wrote, and a report of all of them.</summary>
[Description("Draws the cost-analyzer's tables as charts and writes a report.")]
internal sealed class ChartRendererNode : PipelineNode<ChartRendererConfig>
{
    private const string SummaryFile = "summary.json";
    private const string ReportFile = "report.html";

    protected override async Task ExecuteAsync(NodeRun<ChartRendererConfig> run, CancellationToken cancellationToken)
    {
        try
        {
            BillSummary bill = await ReadSummaryAsync(run, cancellationToken);
            if (bill.Tables.Count == 0)
            {
                run.ReportEmpty($"{SummaryFile} names no table");
            }

            List<DrawnTable> tables = await DrawAsync(run, bill, cancellationToken);
            if (run.Config.Report && tables.Count > 0)
            {
                await WriteReportAsync(run, bill, tables, cancellationToken);
            }
        }
        catch (TableFormatException error)
        {
            throw new BadDataException($"{error.Message} {error.Advice}", error);
        }
    }

    private static async Task<BillSummary> ReadSummaryAsync(NodeRun run, CancellationToken cancellationToken)
    {
        await using Stream json = await run.OpenInputAsync(SummaryFile, cancellationToken);
        return SummaryReader.Read(json, SummaryFile);
    }

    private static async Task<List<DrawnTable>> DrawAsync(NodeRun<ChartRendererConfig> run, BillSummary bill, CancellationToken cancellationToken)
    {
        using TextRuler ruler = new();
        await using Painters painters = new();
        Queue<Picture> pictures = [];
        List<DrawnTable> tables = [];
        bool warned = false;
        await foreach (DrawnTable table in new BillReading(bill, run.Config, ruler, run.OpenInputAsync).ReadAsync(cancellationToken))
        {
            tables.Add(table);
            foreach ((ChartKind kind, ChartLayout layout) in table.Charts)
            {
                string stem = ChartPlan.Stem(kind, table.Table, bill.Period);
                foreach (PictureFormat format in run.Config.PictureFormats().Distinct())
                {
                    string file = FileName(stem, format);
                    string path = run.Output(file);
                    Task written = await painters.AddAsync(own => Write(path, format, layout, run.Config.Colors(), own), cancellationToken);
                    pictures.Enqueue(new Picture(file, path, table.Table.File, layout.Size, written));
                }

                warned = warned || WarnOfMissingLetters(run, FileName(stem, run.Config.PictureFormats()[0]), layout, ruler);
            }

            await TellAsync(run, pictures, onlyWritten: true);
        }

        await TellAsync(run, pictures, onlyWritten: false);
        return tables;
    }

    private static void Write(string path, PictureFormat format, ChartLayout layout, ColorScheme colors, TextRuler ruler)
    {
        if (format == PictureFormat.Svg)
        {
            File.WriteAllText(path, SvgWriter.Write(layout, colors));
        }
        else
        {
            using FileStream png = File.Create(path);
            ChartPainter.WritePng(layout, colors, ruler, png);
        }
    }

    /// <summary>Logs pictures in their order, also where one was written before another.</summary>
    private static async Task TellAsync(NodeRun run, Queue<Picture> pictures, bool onlyWritten)
    {
        while (pictures.TryPeek(out Picture? picture) && (picture.Written.IsCompleted || !onlyWritten))
        {
            await picture.Written;
            pictures.Dequeue();
            run.Count("charts", 1);
            Log.Drew(run.Logger, picture.File, picture.Table, picture.Size.WidthPixels, picture.Size.HeightPixels, new FileInfo(picture.Path).Length);
        }
    }

    private static async Task WriteReportAsync(NodeRun<ChartRendererConfig> run, BillSummary bill, List<DrawnTable> drawn, CancellationToken cancellationToken)
    {
        ReportChart[] charts = [.. drawn.SelectMany(table => table.Charts.Select(chart => new ReportChart(chart.Layout, table.Table.File)))];
        ReportTable[] tables = [.. drawn.Select(table => new ReportTable(table.Table, table.Page))];
        IEnumerable<BillSource> files = from table in drawn
                                        join input in run.Inputs on table.Table.File equals input.Name
                                        select new BillSource(input.Path, table.Page.RowCount, input.Bytes, input.Sha256);
        MoneyStyle money = run.Config.Style().Money;
        string[] headlines =
        [
            .. bill.Currencies.Values.Select(currency =>
                drawn.FirstOrDefault(table => table.Headline is not null && table.Table.Currency == currency.Currency)?.Headline
                ?? Headline.Of(currency, bill, changes: null, table: null, money)),
        ];
        string title = string.IsNullOrWhiteSpace(run.Config.Title) ? $"{Wording.Cost(bill.CostColumn)} · {run.Pipeline}" : run.Config.Title;
        ReportContent content = new(title, headlines, charts, tables, [.. bill.Sources, .. files],
        [
            ("Config file", $"{run.Pipeline}-{run.DagKey}.json, section {run.Section}"),
            ("DAG key", run.DagKey),
            // The run's own id here would make two runs on the same data give different pages.
            ("Run", "named in _manifest.json beside this page"),
            ("Bill", $"{bill.Format}, {bill.CostColumn} by the {bill.Period.ToString().ToLowerInvariant()}"),
            .. bill.Notices.Select(notice => ("Note", notice)),
            ("Settings", SettingsText.Of(run.Config)),
        ]);
        await File.WriteAllTextAsync(run.Output(ReportFile), HtmlReport.Write(content), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        Log.WroteReport(run.Logger, ReportFile, charts.Length, tables.Length);
    }

    private static string FileName(string stem, PictureFormat format) => $"{stem}.{format.ToString().ToLowerInvariant()}";

    private static bool WarnOfMissingLetters(NodeRun run, string chart, ChartLayout layout, TextRuler ruler)
    {
        foreach (PlacedText text in layout.Texts)
        {
            if (!ruler.HasLetters(text.Text, text.Style))
            {
                Log.LettersMissing(run.Logger, chart, text.Text);
                return true;
            }
        }

        return false;
    }

    /// <summary>A picture that is being written.</summary>
    private sealed record Picture(string File, string Path, string Table, ChartSize Size, Task Written);
}
