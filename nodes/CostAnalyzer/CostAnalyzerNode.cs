using System.ComponentModel;
using System.Globalization;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Tables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.CostAnalyzer;

/// <summary>Sums the bills of its input folders, exactly, by period and by group, and writes the tables and a summary.</summary>
[Description("Sums cloud bills (FOCUS, CSV or gzipped CSV) exactly, by period and by group.")]
internal sealed class CostAnalyzerNode : PipelineNode<CostAnalyzerConfig>
{
    private static readonly string[] BillSuffixes = [".csv", ".csv.gz"];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(NodeRun<CostAnalyzerConfig> run, CancellationToken cancellationToken)
    {
        CostAnalysis analysis = new(run.Config.ToQuery());
        foreach (InputArtifact input in FindBills(run))
        {
            await ReadAsync(run, analysis, input, cancellationToken);
        }

        CostReport report = new(analysis);
        Describe(run, report);
        List<TableEntry> tables = [];
        foreach (CostTable table in report.Tables())
        {
            await using Stream output = await run.CreateOutputAsync(table.Entry.File, cancellationToken);
            table.Write(output);
            run.SetOutputRows(table.Entry.File, table.Entry.RowCount);
            tables.Add(table.Entry);
        }

        await using Stream summary = await run.CreateOutputAsync(SummaryFile.Name, cancellationToken);
        SummaryFile.Write(summary, report, tables);
    }

    private static List<InputArtifact> FindBills(NodeRun run)
    {
        List<InputArtifact> bills =
            [.. run.Inputs.Where(input => BillSuffixes.Any(suffix => input.Name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)))];
        if (bills.Count == 0)
        {
            string found = run.Inputs.Count == 0 ? "nothing" : string.Join(", ", run.Inputs.Select(input => input.Path));
            run.ReportEmpty($"no bill to read: expected files named *.csv or *.csv.gz, found {found}");
        }

        return bills;
    }

    private static async Task ReadAsync(NodeRun run, CostAnalysis analysis, InputArtifact input, CancellationToken cancellationToken)
    {
        await using Stream stream = await run.OpenInputAsync(input.Path, cancellationToken);
        int noticeCount = analysis.Notices.Count;
        long reported = 0;
        try
        {
            analysis.Read(input.Path, stream, input.Bytes, OnRows, cancellationToken);
        }
        catch (BillFormatException exception)
        {
            throw ToBadData(exception);
        }

        foreach (string notice in analysis.Notices.Skip(noticeCount))
        {
            run.Logger.Notice(notice);
        }

        run.Logger.BillRead(input.Path, reported, string.Join(", ", analysis.Formats));

        void OnRows(long rowCount)
        {
            run.Progress.AddRows(rowCount - reported);
            reported = rowCount;
        }
    }

    private static BadDataException ToBadData(BillFormatException exception)
    {
        Dictionary<string, string> facts = new() { ["artifact"] = exception.File };
        if (exception.Line is { } line)
        {
            facts["line"] = line.ToString(CultureInfo.InvariantCulture);
        }

        return new BadDataException(exception.Message, exception) { Facts = facts };
    }

    private static void Describe(NodeRun run, CostReport report)
    {
        CostAnalysis analysis = report.Analysis;
        long counted = report.Currencies.Sum(currency => currency.RowCount);
        run.Count("rows_read", analysis.RowCount);
        run.Count("rows_counted", counted);
        run.Count("rows_skipped", analysis.WithoutCost.Count);
        if (analysis.WithoutCost is { FirstFile: { } file } skipped)
        {
            run.Logger.RowsSkipped(skipped.Count, skipped.Reason, file, skipped.FirstLine);
        }

        foreach (CurrencyReport currency in report.Currencies)
        {
            run.Logger.TotalFound(
                analysis.Query.CostColumn, currency.Total.ToString(), currency.Currency, currency.RowCount,
                currency.FirstDay, currency.LastDay);
        }

        if (counted == 0 && analysis.Sources.Count > 0)
        {
            string files = string.Join(", ", analysis.Sources.Select(source => source.File));
            run.ReportEmpty(analysis.RowCount == 0
                ? $"{files}: a header and no rows"
                : string.Create(CultureInfo.InvariantCulture, $"{files}: {analysis.RowCount} rows, and none with a {analysis.Query.CostColumn}"));
        }
    }
}
