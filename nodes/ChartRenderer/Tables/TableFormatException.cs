namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>A table or the summary is not what the contract says: which file, where in it, what was found and what was expected.</summary>
internal sealed class TableFormatException : Exception
{
    /// <param name="file">The file's name, as the summary gives it.</param>
    /// <param name="line">The 1-based line, or 0 where the file as a whole is meant.</param>
    /// <param name="column">The name of the column or of the JSON member, or null.</param>
    /// <param name="found">What stands there.</param>
    /// <param name="expected">What should stand there.</param>
    /// <param name="cause">The error underneath, if there is one.</param>
    public TableFormatException(string file, long line, string? column, string found, string expected, Exception? cause = null)
        : base(Describe(file, line, column, found, expected), cause)
    {
        File = file;
        Line = line;
        Column = column;
    }

    public string File { get; }

    public long Line { get; }

    public string? Column { get; }

    /// <summary>What to do about it.</summary>
    public string Advice { get; init; } = "Charts are drawn of what a cost-analyzer of the same version writes.";

    private static string Describe(string file, long line, string? column, string found, string expected)
    {
        string where = line > 0 ? $"{file}, line {line}" : file;
        return column is null
            ? $"{where}: found {found}, expected {expected}."
            : $"{where}, {column}: found {found}, expected {expected}.";
    }
}
