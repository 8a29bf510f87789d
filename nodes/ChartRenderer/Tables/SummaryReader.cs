using System.Globalization;
using System.Text.Json;

namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>Reads <c>summary.json</c> and checks everything that a chart relies on.</summary>
internal sealed class SummaryReader
{
    private const int KnownVersion = 1;

    private readonly string _file;

    private SummaryReader(string file) => _file = file;

    /// <exception cref="TableFormatException">The file is not JSON, or a member is missing or wrong.</exception>
    public static BillSummary Read(Stream json, string file)
    {
        SummaryDocument? document;
        try
        {
            document = JsonSerializer.Deserialize(json, SummaryJson.Default.SummaryDocument);
        }
        catch (JsonException error)
        {
            throw new TableFormatException(file, (error.LineNumber ?? -1) + 1, error.Path, error.Message, "the summary that the cost analyzer writes", error);
        }

        return new SummaryReader(file).Check(document);
    }

    private BillSummary Check(SummaryDocument? document)
    {
        if (document?.SummaryVersion != KnownVersion)
        {
            throw Wrong("summary_version", document?.SummaryVersion?.ToString(CultureInfo.InvariantCulture), $"{KnownVersion}, the version this program reads");
        }

        string costColumn = Present(document.Bill?.CostColumn, "bill.cost_column", "the name of the column that was summed");
        PeriodKind period = document.Period switch
        {
            "hour" => PeriodKind.Hour,
            "day" => PeriodKind.Day,
            "week" => PeriodKind.Week,
            "month" => PeriodKind.Month,
            _ => throw Wrong("period", document.Period, "hour, day, week or month"),
        };

        Dictionary<string, CurrencyTotal> currencies = new(StringComparer.Ordinal);
        foreach (SummaryDocument.CurrencyPart? part in document.Currencies ?? throw Wrong("currencies", null, "a list"))
        {
            CurrencyTotal currency = Currency(part, $"currencies[{currencies.Count}]", period);
            if (!currencies.TryAdd(currency.Currency, currency))
            {
                throw Wrong($"currencies[{currencies.Count}].currency", currency.Currency, "each currency once");
            }
        }

        List<BillTable> tables = [];
        foreach (SummaryDocument.TablePart? part in document.Tables ?? throw Wrong("tables", null, "a list"))
        {
            tables.Add(Table(part, $"tables[{tables.Count}]", currencies));
        }

        return new BillSummary(costColumn, period, currencies, tables)
        {
            Format = document.Bill?.Format ?? "",
            Sources = [.. (document.Sources ?? []).OfType<SummaryDocument.SourcePart>().Select(source => new BillSource(source.File ?? "", source.RowCount, source.Bytes, source.Sha256))],
            Notices = [.. document.Bill?.Notices ?? [], .. document.Bill?.Missing ?? []],
        };
    }

    private CurrencyTotal Currency(SummaryDocument.CurrencyPart? part, string path, PeriodKind period)
    {
        string currency = Present(part?.Currency, $"{path}.currency", "a currency code");
        string total = Present(part?.Total, $"{path}.total", "an amount");
        if (!Amount.TryParse(total, out decimal amount))
        {
            throw Amount.Fault(_file, line: 0, $"{path}.total", total);
        }

        DateTime first = Period(part?.FirstPeriod, $"{path}.first_period", period);
        DateTime last = Period(part?.LastPeriod, $"{path}.last_period", period);
        DateTime firstDay = Period(part?.FirstDay, $"{path}.first_day", PeriodKind.Day);
        DateTime lastDay = Period(part?.LastDay, $"{path}.last_day", PeriodKind.Day);
        return first > last ? throw Wrong($"{path}.last_period", part?.LastPeriod, $"{part?.FirstPeriod} (the first period) or later")
            : firstDay > lastDay ? throw Wrong($"{path}.last_day", part?.LastDay, $"{part?.FirstDay} (the first day) or later")
            : new CurrencyTotal(currency, amount, first, last, firstDay, lastDay)
            {
                IncompletePeriods = [.. (part?.Change?.IncompletePeriods ?? []).Select((start, index) => Period(start, $"{path}.change.incomplete_periods[{index}]", PeriodKind.Day))],
            };
    }

    private BillTable Table(SummaryDocument.TablePart? part, string path, Dictionary<string, CurrencyTotal> currencies)
    {
        string file = Present(part?.File, $"{path}.file", "a file name");
        if (!file.EndsWith(".csv", StringComparison.Ordinal) || file.AsSpan().ContainsAny('/', '\\'))
        {
            throw Wrong($"{path}.file", file, "a file name that ends in .csv");
        }

        TableKind kind = part?.Kind switch
        {
            "group" => TableKind.Group,
            "period" => TableKind.Period,
            "period_and_group" => TableKind.PeriodAndGroup,
            "measures" => TableKind.Measures,
            "change" => TableKind.Change,
            "anomaly_days" => TableKind.AnomalyDays,
            "budget" => TableKind.Budget,
            "anomalies" or "anomaly_causes" or "tag_coverage" => TableKind.Other,
            _ => throw Wrong($"{path}.kind", part?.Kind, "a kind of table that the cost analyzer writes, such as group, period or period_and_group"),
        };
        string column = kind is TableKind.Group or TableKind.PeriodAndGroup
            ? Present(part.Column, $"{path}.column", "the column that the table groups by")
            : part.Column ?? "";
        string currency = Present(part.Currency, $"{path}.currency", "a currency code");
        return currencies.ContainsKey(currency)
            ? new BillTable(file, kind, column, currency)
            : throw Wrong($"{path}.currency", currency, $"one of the bill's currencies ({string.Join(", ", currencies.Keys)})");
    }

    private DateTime Period(string? text, string path, PeriodKind period) =>
        PeriodStart.TryParse(text, period, out DateTime start) ? start : throw Wrong(path, text, PeriodStart.Expected(period));

    private string Present(string? text, string path, string expected) => string.IsNullOrEmpty(text) ? throw Wrong(path, text, expected) : text;

    private TableFormatException Wrong(string path, string? found, string expected) =>
        new(_file, line: 0, path, found is null ? "nothing" : $"'{found}'", expected);
}
