using System.ComponentModel;
using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Painting;
using Pipeline.Nodes.ChartRenderer.Tables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.ChartRenderer;

/// <summary>Draws a chart of every table that the cost analyzer wrote.</summary>
[Description("Draws the cost-analyzer's tables as PNG charts.")]
internal sealed class ChartRendererNode : PipelineNode<ChartRendererConfig>
{
    private const string SummaryFile = "summary.json";

    protected override async Task ExecuteAsync(NodeRun<ChartRendererConfig> run, CancellationToken cancellationToken)
    {
        try
        {
            BillSummary bill = await ReadSummaryAsync(run, cancellationToken);
            if (bill.Tables.Count == 0)
            {
                run.ReportEmpty($"{SummaryFile} names no table");
            }

            using TextRuler ruler = new();
            bool warned = false;
            foreach (BillTable table in bill.Tables)
            {
                cancellationToken.ThrowIfCancellationRequested();
                string chart = ChartComposer.FileName(table, bill.Period);
                ChartLayout layout = await DrawAsync(run, table, chart, bill, ruler, cancellationToken);
                warned = warned || WarnOfMissingLetters(run, chart, layout, ruler);
                run.Count("charts", 1);
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

    private static async Task<ChartLayout> DrawAsync(
        NodeRun<ChartRendererConfig> run, BillTable table, string chart, BillSummary bill, TextRuler ruler, CancellationToken cancellationToken)
    {
        ChartRendererConfig config = run.Config;
        ChartStyle style = new(new ChartSize(config.Width, config.Height, config.ChartDpi), config.Title, config.TopN);

        ChartLayout layout;
        await using (Stream csv = await run.OpenInputAsync(table.File, cancellationToken))
        {
            layout = ChartComposer.Compose(csv, table, bill, style, ruler);
        }

        await using FileStream png = File.Create(run.Output(chart));
        ChartPainter.WritePng(layout, ruler, png);
        Log.Drew(run.Logger, chart, table.File, style.Size.WidthPixels, style.Size.HeightPixels, png.Length);
        return layout;
    }

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
