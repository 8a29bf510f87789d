using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>Writes <c>summary.json</c>: what was read, what it adds up to, and which tables there are.</summary>
internal static class SummaryFile
{
    public const string Name = "summary.json";

    private const int Version = 1;

    // The file is no part of a web page: names stay readable in any script.
    private static readonly JsonWriterOptions Format =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the summary. The stream stays open.</summary>
    public static void Write(Stream stream, CostReport report, IReadOnlyList<TableEntry> tables)
    {
        CostAnalysis analysis = report.Analysis;
        BillQuery query = analysis.Query;
        using (Utf8JsonWriter json = new(stream, Format))
        {
            json.WriteStartObject();
            json.WriteNumber("summary_version", Version);
            WriteBill(json, analysis);
            json.WriteString("period", PeriodCalendar.Name(query.Period));
            json.WriteStartArray("group_by");
            foreach (string column in query.GroupBy)
            {
                json.WriteStringValue(column);
            }

            json.WriteEndArray();
            json.WriteStartArray("currencies");
            foreach (CurrencyReport currency in report.Currencies)
            {
                WriteCurrency(json, currency, query);
            }

            json.WriteEndArray();
            WriteRows(json, analysis, report.Currencies.Sum(currency => currency.RowCount));
            WriteSources(json, analysis);
            WriteTables(json, tables);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes a list, if there is anything in it.</summary>
    public static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        if (texts.Any())
        {
            json.WriteStartArray(name);
            foreach (string text in texts)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        }
    }

    private static void WriteBill(Utf8JsonWriter json, CostAnalysis analysis)
    {
        json.WriteStartObject("bill");
        json.WriteString("format", string.Join(", ", analysis.Formats));
        json.WriteString("cost_column", analysis.Query.CostColumn);
        json.WriteString("time_column", string.Join(", ", analysis.TimeColumns));
        json.WriteString("currency_column", analysis.CurrencyColumn);
        json.WriteString("cost_rule", string.Join("; ", analysis.CostRules));
        if (analysis.StandIns.Count > 0)
        {
            json.WriteStartObject("columns");
            foreach ((string column, string standIn) in analysis.StandIns)
            {
                json.WriteString(column, standIn);
            }

            json.WriteEndObject();
        }

        WriteList(json, "notices", analysis.Notices);
        WriteList(json, "missing", analysis.Missing.Select(missing => $"{missing.File} has no {missing.Column}: {missing.Effect}."));

        json.WriteEndObject();
    }

    private static void WriteCurrency(Utf8JsonWriter json, CurrencyReport currency, BillQuery query)
    {
        json.WriteStartObject();
        json.WriteString("currency", currency.Currency);
        json.WriteString("total", currency.Total.ToString());
        json.WriteNumber("row_count", currency.RowCount);
        json.WriteNumber("negative_row_count", currency.NegativeRowCount);
        json.WriteString("first_period", PeriodCalendar.Start(query.Period, currency.Periods[0].Period));
        json.WriteString("last_period", PeriodCalendar.Start(query.Period, currency.Periods[^1].Period));
        json.WriteString("first_day", currency.FirstDay);
        json.WriteString("last_day", currency.LastDay);
        json.WriteNumber("period_count", currency.Periods.Count);
        json.WriteStartArray("groups");
        foreach (RankedGroups groups in currency.Columns)
        {
            json.WriteStartObject();
            json.WriteString("column", groups.Column);
            json.WriteNumber("group_count", groups.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("charge_kinds");
        foreach ((ChargeKind kind, CostCell sum) in currency.Kinds)
        {
            json.WriteStartObject();
            json.WriteString("kind", kind.ToString().ToLowerInvariant());
            WriteSum(json, sum);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        InsightSummary.Write(json, currency);
        if (query.ComparedCosts.Count > 0)
        {
            json.WriteStartArray("measures");
            foreach ((string column, IReadOnlyList<CostRow> periods) in currency.ComparedCosts())
            {
                CostCell total = default;
                foreach (CostRow period in periods)
                {
                    total.Add(period.Sum.Cost, period.Sum.RowCount);
                }

                json.WriteStartObject();
                json.WriteString("measure", column);
                WriteSum(json, total);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteSum(Utf8JsonWriter json, CostCell sum)
    {
        json.WriteString("cost", sum.Cost.ToString());
        json.WriteNumber("row_count", sum.RowCount);
    }

    private static void WriteRows(Utf8JsonWriter json, CostAnalysis analysis, long counted)
    {
        json.WriteStartObject("rows");
        json.WriteNumber("read", analysis.RowCount);
        json.WriteNumber("counted", counted);
        json.WriteStartArray("skipped");
        foreach (SkippedRows skipped in analysis.Sums.Skipped)
        {
            json.WriteStartObject();
            json.WriteString("reason", skipped.Reason);
            json.WriteNumber("count", skipped.Count);
            json.WriteStartObject("first");
            json.WriteString("file", skipped.FirstFile);
            json.WriteNumber("line", skipped.FirstLine);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSources(Utf8JsonWriter json, CostAnalysis analysis)
    {
        json.WriteStartArray("sources");
        foreach (BillSource source in analysis.Sources)
        {
            json.WriteStartObject();
            json.WriteString("file", source.File);
            json.WriteNumber("row_count", source.RowCount);
            json.WriteNumber("bytes", source.Bytes);
            if (source.Sha256 is { } sha256)
            {
                json.WriteString("sha256", sha256);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTables(Utf8JsonWriter json, IReadOnlyList<TableEntry> tables)
    {
        json.WriteStartArray("tables");
        foreach (TableEntry table in tables)
        {
            json.WriteStartObject();
            json.WriteString("file", table.File);
            json.WriteString("kind", table.Kind);
            if (table.Column is not null)
            {
                json.WriteString("column", table.Column);
            }

            json.WriteString("currency", table.Currency);
            json.WriteNumber("row_count", table.RowCount);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
