using System.Text;
using CsvHelper;

namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>Reads the analyzer's tables row by row and refuses what the contract does not allow.</summary>
internal sealed class TableReader : IDisposable
{
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        DetectSeparatorHint = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        PoolStrings = true,
        SkipEmptyLines = false,
        TrackLineNumbers = true,
    };

    private readonly BillTable _table;
    private readonly PeriodKind _period;
    private readonly CurrencyTotal _covered;
    private readonly CsvReader _reader;
    private readonly string[] _columns;
    private readonly byte[] _currency;

    private TableReader(Stream csv, BillTable table, BillSummary summary)
    {
        _table = table;
        _period = summary.Period;
        _covered = summary.Currencies[table.Currency];
        _currency = Encoding.UTF8.GetBytes(table.Currency);
        _reader = CsvReader.Create(csv, Options, leaveOpen: true);
        _columns = table.Kind switch
        {
            TableKind.Group => [.. table.GroupColumns, "BillingCurrency", CellText.AsWritten(summary.CostColumn), "RowCount"],
            TableKind.Period => ["PeriodStart", "BillingCurrency", CellText.AsWritten(summary.CostColumn), "RowCount"],
            _ => ["PeriodStart", .. table.GroupColumns, "BillingCurrency", CellText.AsWritten(summary.CostColumn), "RowCount"],
        };
    }

    private int CostIndex => _columns.Length - 2;

    /// <summary>Reads a table of kind <see cref="TableKind.Group"/>; <paramref name="page"/> keeps its first rows as they are written.</summary>
    /// <exception cref="TableFormatException">The table is not what the contract says.</exception>
    public static IReadOnlyList<GroupCost> ReadGroups(Stream csv, BillTable table, BillSummary summary, PageRows? page = null) =>
        ReadAll(csv, table, summary, page, static reader => new GroupCost(reader.Group(0), reader.Cost()));

    /// <summary>Reads a table of kind <see cref="TableKind.Period"/>; <paramref name="page"/> keeps its first rows as they are written.</summary>
    /// <exception cref="TableFormatException">The table is not what the contract says.</exception>
    public static IReadOnlyList<PeriodCost> ReadPeriods(Stream csv, BillTable table, BillSummary summary, PageRows? page = null) =>
        ReadAll(csv, table, summary, page, static reader => new PeriodCost(reader.Start(), reader.Cost()));

    /// <summary>Reads a table of kind <see cref="TableKind.PeriodAndGroup"/>; <paramref name="page"/> keeps its first rows as they are written.</summary>
    /// <exception cref="TableFormatException">The table is not what the contract says.</exception>
    public static IReadOnlyList<PeriodGroupCost> ReadPeriodGroups(Stream csv, BillTable table, BillSummary summary, PageRows? page = null) =>
        ReadAll(csv, table, summary, page, static reader => new PeriodGroupCost(reader.Start(), reader.Group(1), reader.Cost()));

    public void Dispose() => _reader.Dispose();

    private static List<T> ReadAll<T>(Stream csv, BillTable table, BillSummary summary, PageRows? page, Func<TableReader, T> map)
    {
        using TableReader reader = new(csv, table, summary);
        try
        {
            reader.CheckHeader();
            page?.KeepHeader(reader._reader);
            List<T> rows = [];
            while (reader.Next())
            {
                page?.Keep(reader._reader);
                rows.Add(map(reader));
            }

            return rows;
        }
        catch (CsvFormatException error)
        {
            throw new TableFormatException(table.File, error.LineNumber, column: null, error.Message, "CSV as RFC 4180 describes it", error);
        }
    }

    private void CheckHeader()
    {
        _reader.ReadHeader();
        if (!_reader.Headers.SequenceEqual(_columns, StringComparer.Ordinal))
        {
            string found = _reader.Headers.Count == 0 ? "no header" : $"the header '{string.Join(',', _reader.Headers)}'";
            throw new TableFormatException(_table.File, line: 1, column: null, found, $"'{string.Join(',', _columns)}'");
        }
    }

    private bool Next()
    {
        if (!_reader.Read())
        {
            return false;
        }

        if (_reader.FieldCount != _columns.Length)
        {
            throw new TableFormatException(_table.File, _reader.LineNumber, column: null, $"{_reader.FieldCount} fields", $"{_columns.Length}");
        }

        int currencyIndex = CostIndex - 1;
        if (!_reader.GetSpan(currencyIndex).SequenceEqual(_currency))
        {
            throw Wrong(currencyIndex, $"{_table.Currency}, the one currency of this table");
        }

        return true;
    }

    // Folded groups bear their name in each column of several.
    private string Group(int index) => string.Join(" · ", Enumerable.Range(index, _table.GroupColumns.Count).Select(GroupCell).Distinct());

    private string GroupCell(int index) => _reader.IsEmpty(index) ? throw Wrong(index, "the name of a group") : CellText.Plain(_reader.GetString(index));

    private DateTime Start()
    {
        if (!PeriodStart.TryParse(_reader.GetString(0), _period, out DateTime start))
        {
            throw Wrong(0, PeriodStart.Expected(_period));
        }

        return start >= _covered.FirstPeriod && start <= _covered.LastPeriod
            ? start
            : throw Wrong(0, $"a period from {_covered.FirstPeriod:yyyy-MM-dd HH:mm} to {_covered.LastPeriod:yyyy-MM-dd HH:mm}, as the summary says");
    }

    private decimal Cost() => Amount.TryParse(_reader.GetSpan(CostIndex), out decimal cost)
        ? cost
        : throw Amount.Fault(_table.File, _reader.LineNumber, _columns[CostIndex], _reader.GetString(CostIndex));

    private TableFormatException Wrong(int index, string expected) =>
        new(_table.File, _reader.LineNumber, _columns[index], $"'{_reader.GetString(index)}'", expected);
}
