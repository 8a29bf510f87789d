using CsvHelper;

namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>Columns of a table that are found by name. Those that nobody asked for are not kept.</summary>
internal sealed class RowTable
{
    private static readonly CsvReaderOptions Options =
        new() { Separator = ',', DetectSeparatorHint = false, MalformedData = CsvMalformedDataHandling.Throw, PoolStrings = true, SkipEmptyLines = false };

    private readonly string _file;
    private readonly IReadOnlyList<string> _columns;
    private readonly List<string[]> _rows = [];

    private RowTable(string file, IReadOnlyList<string> columns)
    {
        _file = file;
        _columns = columns;
    }

    public int RowCount => _rows.Count;

    /// <summary>Reads a table to its end.</summary>
    /// <param name="csv">The table.</param>
    /// <param name="file">Its name.</param>
    /// <param name="page">What keeps its first rows for a page.</param>
    /// <param name="columns">The columns that it must have.</param>
    /// <param name="others">Columns that are kept too where the table has them.</param>
    /// <exception cref="TableFormatException">The table is no CSV, has ragged rows, or lacks one of the columns.</exception>
    public static RowTable Read(Stream csv, string file, PageRows page, IReadOnlyList<string> columns, IReadOnlyList<string>? others = null)
    {
        using CsvReader reader = CsvReader.Create(csv, Options, leaveOpen: true);
        try
        {
            reader.ReadHeader();
            page.KeepHeader(reader);
            foreach (string column in columns.Where(column => !page.Header.Contains(column)))
            {
                throw new TableFormatException(file, line: 1, column: null, $"the header '{string.Join(',', page.Header)}'", $"a column '{column}'");
            }

            RowTable table = new(file, [.. columns, .. (others ?? []).Where(page.Header.Contains)]);
            int[] indices = [.. table._columns.Select(column => page.Header.Index().First(cell => cell.Item == column).Index)];
            while (reader.Read())
            {
                if (reader.FieldCount != page.Header.Count)
                {
                    throw new TableFormatException(file, page.RowCount + 2, column: null, $"{reader.FieldCount} fields", $"{page.Header.Count}");
                }

                page.Keep(reader);
                if (indices.Length > 0)
                {
                    table._rows.Add([.. indices.Select(index => reader.GetString(index))]);
                }
            }

            return table;
        }
        catch (CsvFormatException error)
        {
            throw new TableFormatException(file, error.LineNumber, column: null, error.Message, "CSV as RFC 4180 describes it", error);
        }
    }

    /// <summary>Whether a column that the table need not have is there.</summary>
    public bool Has(string column) => _columns.Contains(column);

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

    private int Index(string column) => _columns.Index().First(cell => cell.Item == column).Index;
}
