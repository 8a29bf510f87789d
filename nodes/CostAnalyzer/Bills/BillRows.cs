using CsvHelper;
using Pipeline.Nodes.CostAnalyzer.Money;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Reads the rows of one file into the cube. Looks at the needed fields only, and allocates nothing per row.</summary>
internal sealed class BillRows
{
    private const int MaxTimeBytes = 64;

    private readonly string _file;
    private readonly CsvReader _reader;
    private readonly BillLayout _layout;
    private readonly CostAnalysis _analysis;
    private readonly CostCube _cube;
    private readonly int[] _groups;
    private readonly GroupedCosts[] _columns;

    // Neighbouring rows mostly are of one time; what was read last is read again for nothing.
    private readonly byte[] _lastTime = new byte[MaxTimeBytes];
    private int _lastTimeLength = -1;
    private int _lastPeriod;
    private int _lastDay;

    public BillRows(string file, CsvReader reader, BillLayout layout, CostAnalysis analysis)
    {
        _file = file;
        _reader = reader;
        _layout = layout;
        _analysis = analysis;
        _cube = analysis.Cube;
        _groups = [.. layout.Groups];
        _columns = [.. analysis.Cube.Columns];
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
        if (_reader.FieldCount != _layout.FieldCount)
        {
            throw new BillFormatException(_file, _reader.LineNumber,
                FormattableString.Invariant($"found {_reader.FieldCount} fields, expected {_layout.FieldCount} as in the header."));
        }

        ReadOnlySpan<byte> costText = _reader.GetSpan(_layout.Cost);
        if (NullText.IsNull(costText))
        {
            _analysis.WithoutCost.Add(_file, _reader.LineNumber);
            return;
        }

        AmountProblem problem = AmountParser.Parse(costText, out Amount cost);
        if (problem != AmountProblem.None)
        {
            throw CostError(costText, problem);
        }

        (int period, int day) = ReadPeriod(_reader.GetSpan(_layout.Time));
        if (!_cube.TryAdd(_layout.Currency < 0 ? default : _reader.GetSpan(_layout.Currency), period, day, cost, out int slot))
        {
            throw EncodingError(BillQuery.CurrencyColumn, _layout.Currency);
        }

        for (int column = 0; column < _groups.Length; column++)
        {
            if (!_columns[column].TryAdd(slot, _reader.GetSpan(_groups[column]), cost))
            {
                throw EncodingError(_analysis.Query.GroupBy[column], _groups[column]);
            }
        }
    }

    private (int Period, int Day) ReadPeriod(ReadOnlySpan<byte> text)
    {
        if (text.Length == _lastTimeLength && text.SequenceEqual(_lastTime.AsSpan(0, text.Length)))
        {
            return (_lastPeriod, _lastDay);
        }

        if (!ChargeTime.TryParse(text, out long minute))
        {
            throw new BillFormatException(_file, _reader.LineNumber,
                $"column '{_layout.TimeColumn}': found {FieldText.Show(text)}, expected {ChargeTime.Expected}.");
        }

        _lastPeriod = PeriodCalendar.Number(_analysis.Query.Period, minute);
        _lastDay = PeriodCalendar.Number(BillPeriod.Day, minute);
        _lastTimeLength = text.Length <= MaxTimeBytes ? text.Length : -1;
        if (_lastTimeLength > 0)
        {
            text.CopyTo(_lastTime);
        }

        return (_lastPeriod, _lastDay);
    }

    private BillFormatException EncodingError(string column, int index)
    {
        ReadOnlySpan<byte> text = _reader.GetSpan(index);
        return new BillFormatException(_file, _reader.LineNumber, FormattableString.Invariant(
            $"column '{column}': found {FieldText.Show(text)}, whose byte {FieldText.ValidBytes(text) + 1} is not UTF-8; expected UTF-8.")
            + " Convert the file from its encoding: iconv -f WINDOWS-1252 -t UTF-8, for example.");
    }

    private BillFormatException CostError(ReadOnlySpan<byte> text, AmountProblem problem)
    {
        string expected = problem == AmountProblem.TooManyDigits
            ? FormattableString.Invariant($"a number with at most {AmountParser.MaxDigits} digits on either side of its point")
            : "a number such as 12.5, -0.004 or 1.5E-7, or nothing, or NULL";
        return new BillFormatException(_file, _reader.LineNumber,
            $"column '{_analysis.Query.CostColumn}': found {FieldText.Show(text)}, expected {expected}.");
    }
}
