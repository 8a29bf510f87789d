using CsvHelper;

namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>A table whose columns are found by name, read as a whole.</summary>
internal sealed class RowTable
{
    private static readonly CsvReaderOptions Options = new() { Separator = ',', DetectSeparatorHint = false, MalformedData = CsvMalformedDataHandling.Throw, SkipEmptyLines = false };

    private readonly string _file;
    private readonly List<string[]> _rows = [];

    private RowTable(string file, IReadOnlyList<string> header)
    {
        _file = file;
        Header = header;
    }

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<IReadOnlyList<string>> Rows => _rows;

    public int RowCount => _rows.Count;

    /// <exception cref="TableFormatException">The table is no CSV, has ragged rows, or lacks one of the columns.</exception>
    public static RowTable Read(Stream csv, string file, params IEnumerable<string> columns)
    {
        using CsvReader reader = CsvReader.Create(csv, Options, leaveOpen: true);
        try
        {
            reader.ReadHeader();
            RowTable table = new(file, [.. reader.Headers]);
            foreach (string column in columns.Where(column => !table.Header.Contains(column)))
            {
                throw new TableFormatException(file, line: 1, column: null, $"the header '{string.Join(',', table.Header)}'", $"a column '{column}'");
            }

            while (reader.Read())
            {
                if (reader.FieldCount != table.Header.Count)
                {
                    throw new TableFormatException(file, table.RowCount + 2, column: null, $"{reader.FieldCount} fields", $"{table.Header.Count}");
                }

                table._rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(index => reader.GetString(index))]);
            }

            return table;
        }
        catch (CsvFormatException error)
        {
            throw new TableFormatException(file, error.LineNumber, column: null, error.Message, "CSV as RFC 4180 describes it", error);
        }
    }

    public string Text(int row, string column) => CellText.Plain(_rows[row][Index(column)]);

    /// <exception cref="TableFormatException">The cell is no amount.</exception>
    public decimal Cost(int row, string column) => Amount.TryParse(_rows[row][Index(column)], out decimal amount)
        ? amount
        : throw Amount.Fault(_file, row + 2, column, _rows[row][Index(column)]);

    /// <summary>The sum of a column.</summary>
    /// <exception cref="TableFormatException">A cell is no amount.</exception>
    public decimal Sum(string column) => Enumerable.Range(0, RowCount).Sum(row => Cost(row, column));

    /// <summary>The amount of a cell; null if it is empty.</summary>
    /// <exception cref="TableFormatException">The cell is no amount.</exception>
    public decimal? MaybeCost(int row, string column) => _rows[row][Index(column)].Length == 0 ? null : Cost(row, column);

    /// <exception cref="TableFormatException">The cell is no start of a period.</exception>
    public DateTime Start(int row, string column, PeriodKind period) => PeriodStart.TryParse(_rows[row][Index(column)], period, out DateTime start)
        ? start
        : throw new TableFormatException(_file, row + 2, column, $"'{_rows[row][Index(column)]}'", PeriodStart.Expected(period));

    private int Index(string column) => Header.Index().First(cell => cell.Item == column).Index;
}
