using System.Text.Unicode;
using CsvHelper;
using Pipeline.Nodes.CostAnalyzer.Bills.Groups;
using Pipeline.Nodes.CostAnalyzer.Money;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Reads the rows of one file into the sums. Looks at the needed fields only, and allocates nothing per row.</summary>
internal sealed class BillRows
{
    // Each currency has tables of its own, whose files are named by it. Where there are more, it is most likely another column.
    private const int MaxCurrencies = 100;
    private const int MaxCurrencyBytes = 50;

    private readonly CsvReader _reader;
    private readonly BillLayout _layout;
    private readonly BillSums _sums;
    private readonly BillRow _row;
    private readonly GroupValue[] _groups;
    private readonly GroupedCosts[] _columns;
    private readonly int _fieldCount;
    private readonly (RowFilter Filter, GroupValue Value)[] _filters;
    private readonly GroupValue[] _coverage;
    private readonly ChargeKindReader _kinds;
    private readonly PeriodReader _periods;
    private readonly byte[] _currency;
    private int _currencyCount;
    private readonly bool[] _excluded = new bool[(int)ChargeKind.Unknown + 1];

    public BillRows(string file, CsvReader reader, BillLayout layout, BillQuery query, BillSums sums)
    {
        _reader = reader;
        _layout = layout;
        _sums = sums;
        _row = new BillRow(file, reader, layout.Header.Columns);
        _groups = [.. layout.Groups];
        _columns = [.. sums.Cube.Columns];
        _fieldCount = layout.Header.Columns.Count;
        _filters = [.. RowFilter.Parse(query.Filters).Zip(layout.Filters)];
        _coverage = [.. layout.Coverage];
        _kinds = new ChargeKindReader(layout);
        _periods = new PeriodReader(query.Period, layout);
        _currency = query.Currency is null ? [] : System.Text.Encoding.UTF8.GetBytes(query.Currency);
        foreach (ChargeKind kind in query.Excluded)
        {
            _excluded[(int)kind] = true;
        }
    }

    /// <summary>Reads to the end of the file.</summary>
    /// <returns>How many rows there were.</returns>
    public long ReadAll(Action<long>? onRows, CancellationToken cancellationToken)
    {
        long rowCount = 0;
        while (_reader.Read())
        {
            ReadRow();
            rowCount++;
            if (rowCount % CostAnalysis.RowsPerProgress == 0)
            {
                onRows?.Invoke(rowCount);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        onRows?.Invoke(rowCount);
        return rowCount;
    }

    private void ReadRow()
    {
        if (_reader.FieldCount != _fieldCount)
        {
            throw new BillFormatException(_row.File, _row.Line,
                FormattableString.Invariant($"found {_reader.FieldCount} fields, expected {_fieldCount} as in the header."));
        }

        foreach ((RowFilter filter, GroupValue value) in _filters)
        {
            if (!filter.Passes(value, _row))
            {
                _sums.FilteredOut.Add(_row.File, _row.Line);
                return;
            }
        }

        bool hasCost = _layout.Cost.TryRead(_row, out Amount cost);
        ChargeKind kind = _kinds.Read(_row, hasCost && cost.IsNegative);
        if (_excluded[(int)kind])
        {
            _sums.LeftOut.Add(_row.File, _row.Line);
            return;
        }

        if (!hasCost)
        {
            _sums.WithoutCost.Add(_row.File, _row.Line);
            if (_sums.Compared.Count == 0)
            {
                return;
            }
        }

        (int period, int day) = _periods.Read(_row);
        Compare(period, day);
        if (hasCost)
        {
            Add(kind, cost, period, day);
        }
    }

    private void Add(ChargeKind kind, Amount cost, int period, int day)
    {
        if (!_sums.Cube.TryAdd(Currency(), period, day, cost, out int slot))
        {
            throw _row.EncodingError(_layout.Currency);
        }

        if (_sums.Cube.CurrencyCount > _currencyCount)
        {
            CheckCurrency();
        }

        _sums.Days?.TryAdd(Currency(), day, day, cost, out _);
        int currency = _sums.Cube.Slot(slot).Currency;
        _sums.Kinds.Add(currency, kind, cost);
        for (int column = 0; column < _groups.Length; column++)
        {
            if (!_columns[column].TryAdd(slot, _groups[column].Read(_row), cost))
            {
                throw _row.EncodingError(_groups[column].Indices.First(index => !Utf8.IsValid(_row[index])));
            }
        }

        if (_layout.Quantity >= 0 && _row.TryGetAmount(_layout.Quantity, out Amount quantity) && !_sums.Quantities.IsGivenUp)
        {
            _sums.Quantities.Add(slot, _layout.Price.Read(_row), cost, quantity);
        }

        // Taxes, credits and purchases are nobody's to tag.
        for (int key = 0; key < _coverage.Length && kind is (ChargeKind.Usage or ChargeKind.Unknown); key++)
        {
            _sums.Coverage[key].Add(currency, !_coverage[key].Read(_row).IsEmpty, cost);
        }
    }

    private void Compare(int period, int day)
    {
        for (int index = 0; index < _sums.Compared.Count; index++)
        {
            if (_layout.ComparedCosts[index] is { } rule && rule.TryRead(_row, out Amount cost)
                && !_sums.Compared[index].TryAdd(Currency(), period, day, cost, out _))
            {
                throw _row.EncodingError(_layout.Currency);
            }
        }
    }

    private void CheckCurrency()
    {
        _currencyCount = _sums.Cube.CurrencyCount;
        if (_layout.Currency >= 0 && _currencyCount > MaxCurrencies)
        {
            throw _row.Error(_layout.Currency, FormattableString.Invariant($"one of the {MaxCurrencies} currencies before it; more than that are in no bill"));
        }

        if (_layout.Currency >= 0 && Currency().Length > MaxCurrencyBytes)
        {
            throw _row.Error(_layout.Currency, FormattableString.Invariant($"a currency such as USD, in at most {MaxCurrencyBytes} bytes"));
        }
    }

    private ReadOnlySpan<byte> Currency() => _layout.Currency < 0 ? _currency : _row[_layout.Currency];
}
