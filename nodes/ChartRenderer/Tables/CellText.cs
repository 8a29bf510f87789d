namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>Texts of cells: the analyzer puts a single quote before what a spreadsheet would run as a formula.</summary>
internal static class CellText
{
    private const char Quote = '\'';

    /// <summary>A text as a table has it.</summary>
    public static string AsWritten(string text) => IsFormula(text) ? Quote + text : text;

    /// <summary>A text as the bill has it.</summary>
    public static string Plain(string cell) => cell.StartsWith(Quote) && IsFormula(cell[1..]) ? cell[1..] : cell;

    private static bool IsFormula(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().TrimStart(Quote);
        return !rest.IsEmpty && "=+-@\t\r".Contains(rest[0]);
    }
}
