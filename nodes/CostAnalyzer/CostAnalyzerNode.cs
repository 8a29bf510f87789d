using System.ComponentModel;
using System.Globalization;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Sums;
using Pipeline.Nodes.CostAnalyzer.Tables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.CostAnalyzer;

/// <summary>Sums the bills of its input folders, exactly, by period and by group, and writes the tables and a summary.</summary>
[Description("Sums cloud bills (FOCUS, AWS, Azure, GCP or any CSV, also gzipped) exactly, by period and by group.")]
internal sealed class CostAnalyzerNode : PipelineNode<CostAnalyzerConfig>
{
    private static readonly string[] BillSuffixes = [".csv", ".csv.gz"];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(NodeRun<CostAnalyzerConfig> run, CancellationToken cancellationToken)
    {
        CostAnalysis analysis = new(run.Config.ToQuery());
        List<InputArtifact> bills = FindBills(run);
        foreach (InputArtifact input in bills)
        {
            await ReadAsync(run, analysis, input, isLast: input == bills[^1], cancellationToken);
        }

        CostReport report = new(analysis);
        Describe(run, report);
        analysis.NameHashes(bills.ToDictionary(bill => bill.Path, bill => bill.Sha256));
        List<TableEntry> tables = [];
        foreach (ReportTable table in report.Tables())
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

    private static async Task ReadAsync(NodeRun run, CostAnalysis analysis, InputArtifact input, bool isLast, CancellationToken cancellationToken)
    {
        await using Stream stream = await run.OpenInputAsync(input.Path, cancellationToken);
        int noticeCount = analysis.Notices.Count;
        int missingCount = analysis.Missing.Count;
        long reported = 0;
        try
        {
            analysis.Read(input.Path, stream, input.Bytes, isLast, OnRows, cancellationToken);
        }
        catch (BillFormatException exception)
        {
            throw ToBadData(exception);
        }

        foreach (string notice in analysis.Notices.Skip(noticeCount))
        {
            run.Logger.Notice(notice);
        }

        foreach (MissingColumn missing in analysis.Missing.Skip(missingCount))
        {
            run.Logger.ColumnMissing(missing.File, missing.Column, missing.Effect);
        }

        run.Logger.BillRead(input.Path, reported, string.Join(", ", analysis.Formats));

        void OnRows(long rowCount)
        {
            run.Progress.AddRows(rowCount - reported);
            reported = rowCount;
        }
    }

    private static string Reasons(CostAnalysis analysis) => analysis.Sums.Skipped.All(skipped => skipped == analysis.Sums.WithoutCost)
        ? ""
        : " that is counted: " + string.Join("; ", analysis.Sums.Skipped.Select(skipped => string.Create(CultureInfo.InvariantCulture, $"{skipped.Count} are {skipped.Reason}")));

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
        run.Count("rows_skipped", analysis.Sums.Skipped.Sum(skipped => skipped.Count));
        foreach (SkippedRows skipped in analysis.Sums.Skipped)
        {
            run.Logger.RowsSkipped(skipped.Count, skipped.Reason, skipped.FirstFile!, skipped.FirstLine);
        }

        foreach ((string column, GroupedCosts costs) in analysis.Query.GroupBy.Zip(analysis.Sums.Cube.Columns).Where(group => group.Second.FoldedCount > 0))
        {
            run.Logger.GroupsFolded(column, analysis.Query.MaxGroups, costs.IsFoldedCountLeast ? "at least " : "", costs.FoldedCount);
        }

        foreach (CurrencyReport currency in report.Currencies)
        {
            run.Logger.TotalFound(
                analysis.Query.CostColumn, currency.Total.ToString(), currency.Currency, currency.RowCount,
                currency.FirstDay, currency.LastDay);
        }

        foreach (CurrencyReport currency in report.Currencies)
        {
            InsightLog.Write(run.Logger, currency);
        }

        string currencies = string.Join(", ", report.Currencies.Select(currency => currency.Currency));
        foreach (string unused in analysis.Query.Budgets.Keys.Except(report.Currencies.Select(currency => currency.Currency)).Where(_ => counted > 0))
        {
            run.Logger.BudgetUnused(unused, currencies);
        }

        if (analysis.Sums.Quantities.IsGivenUp)
        {
            run.Logger.PricesGivenUp(analysis.Query.MaxGroups);
        }

        if (counted == 0 && analysis.Sources.Count > 0)
        {
            string files = string.Join(", ", analysis.Sources.Select(source => source.File));
            run.ReportEmpty(analysis.RowCount == 0
                ? $"{files}: a header and no rows"
                : string.Create(CultureInfo.InvariantCulture, $"{files}: {analysis.RowCount} rows, and none with a {analysis.Query.CostColumn}{Reasons(analysis)}"));
        }
    }
}
