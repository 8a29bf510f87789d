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

            List<ReportChart> charts = await DrawAsync(run, bill, cancellationToken);
            if (run.Config.Report && bill.Tables.Count > 0)
            {
                await WriteReportAsync(run, bill, charts, cancellationToken);
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

    private static async Task<List<ReportChart>> DrawAsync(NodeRun<ChartRendererConfig> run, BillSummary bill, CancellationToken cancellationToken)
    {
        using TextRuler ruler = new();
        bool warned = false;
        List<ReportChart> charts = [];
        Dictionary<string, decimal> budgets = await ReadBudgetsAsync(run, bill, cancellationToken);
        foreach (BillTable table in bill.Tables)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ChartKind[] kinds = [.. ChartPlan.KindsOf(table, bill.Period).Where(kind => run.Config.Charts?.Contains(kind) ?? true)];
            if (kinds.Length == 0)
            {
                continue;
            }

            ChartStyle style = run.Config.Style() with { MonthlyBudget = budgets.TryGetValue(table.Currency, out decimal budget) ? budget : null };
            await using Stream csv = await run.OpenInputAsync(table.File, cancellationToken);
            foreach ((ChartKind kind, ChartLayout layout) in ChartComposer.Compose(csv, table, kinds, bill, style, ruler))
            {
                string stem = ChartPlan.Stem(kind, table, bill.Period);
                foreach (PictureFormat format in run.Config.PictureFormats().Distinct())
                {
                    await WritePictureAsync(run, stem, format, layout, table, ruler, cancellationToken);
                }

                charts.Add(new ReportChart(layout, table.File));
                warned = warned || WarnOfMissingLetters(run, FileName(stem, run.Config.PictureFormats()[0]), layout, ruler);
            }
        }

        return charts;
    }

    private static async Task WritePictureAsync(
        NodeRun<ChartRendererConfig> run, string stem, PictureFormat format, ChartLayout layout, BillTable table, TextRuler ruler, CancellationToken cancellationToken)
    {
        string file = FileName(stem, format);
        string path = run.Output(file);
        if (format == PictureFormat.Svg)
        {
            await File.WriteAllTextAsync(path, SvgWriter.Write(layout, run.Config.Colors()), cancellationToken);
        }
        else
        {
            await using FileStream png = File.Create(path);
            ChartPainter.WritePng(layout, run.Config.Colors(), ruler, png);
        }

        run.Count("charts", 1);
        Log.Drew(run.Logger, file, table.File, layout.Size.WidthPixels, layout.Size.HeightPixels, new FileInfo(path).Length);
    }

    /// <summary>The budget of the last month in each currency that has one.</summary>
    private static async Task<Dictionary<string, decimal>> ReadBudgetsAsync(NodeRun run, BillSummary bill, CancellationToken cancellationToken)
    {
        Dictionary<string, decimal> budgets = [];
        foreach (BillTable table in bill.Tables.Where(table => table.Kind == TableKind.Budget))
        {
            await using Stream csv = await run.OpenInputAsync(table.File, cancellationToken);
            RowTable rows = RowTable.Read(csv, table.File, "Budget");
            if (rows.RowCount > 0)
            {
                budgets[table.Currency] = rows.Cost(rows.RowCount - 1, "Budget");
            }
        }

        return budgets;
    }

    private static async Task WriteReportAsync(NodeRun<ChartRendererConfig> run, BillSummary bill, List<ReportChart> charts, CancellationToken cancellationToken)
    {
        List<ReportTable> tables = [];
        foreach (BillTable table in bill.Tables)
        {
            await using Stream csv = await run.OpenInputAsync(table.File, cancellationToken);
            tables.Add(new ReportTable(table, RowTable.Read(csv, table.File), run.Inputs.FirstOrDefault(input => input.Name == table.File)?.Sha256));
        }

        MoneyStyle money = run.Config.Style().Money;
        string[] headlines =
        [
            .. bill.Currencies.Values.Select(currency =>
            {
                ReportTable? changes = tables.FirstOrDefault(table => table.Table.Kind == TableKind.Change && table.Table.Currency == currency.Currency);
                return Headline.Of(currency, bill, changes?.Rows, changes?.Table, money);
            }),
        ];
        string title = string.IsNullOrWhiteSpace(run.Config.Title) ? $"{Wording.Cost(bill.CostColumn)} · {run.Pipeline}" : run.Config.Title;
        ReportContent content = new(title, headlines, bill, charts, tables,
        [
            ("Pipeline", $"{run.Pipeline}, key {run.DagKey}, section {run.Section}"),
            ("Bill", $"{bill.Format}, {bill.CostColumn} by the {bill.Period.ToString().ToLowerInvariant()}"),
            .. bill.Notices.Select(notice => ("Note", notice)),
            ("Settings", SettingsText.Of(run.Config)),
        ]);
        await File.WriteAllTextAsync(run.Output(ReportFile), HtmlReport.Write(content), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        Log.WroteReport(run.Logger, ReportFile, charts.Count, tables.Count);
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
}
