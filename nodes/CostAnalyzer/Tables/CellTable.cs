using CsvHelper;
using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>A table of texts; each row is made when it is written.</summary>
/// <param name="entry">What the summary says of it.</param>
/// <param name="header">The names of its columns.</param>
/// <param name="rows">Its rows.</param>
internal sealed class CellTable(TableEntry entry, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) : ReportTable(entry)
{
    /// <summary>A text as a cell: never a formula.</summary>
    public static string Text(string text) => System.Text.Encoding.UTF8.GetString(GroupName.OfColumn(text));

    /// <summary>A group as a cell, see <see cref="GroupName"/>; several columns of one are joined.</summary>
    public static string Group(string name) => string.Join(" + ", name.Split((char)Bills.Groups.CompositeValue.Separator)
        .Select(part => System.Text.Encoding.UTF8.GetString(GroupName.Of(System.Text.Encoding.UTF8.GetBytes(part)))));

    /// <summary>A number in plain notation, without zeros behind its last digit that counts.</summary>
    public static string Number(decimal value) => (value / 1.0000000000000000000000000000m).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string Number(Amount value) => value.ToString();

    protected override void Write(CsvWriter writer)
    {
        foreach (IReadOnlyList<string> cells in rows.Prepend(header))
        {
            foreach (string cell in cells)
            {
                writer.WriteField(cell);
            }

            writer.EndRecord();
        }
    }
}
