using Pipeline.Nodes.Cli.Host;
using Spectre.Console;

namespace Pipeline.Nodes.Cli.Results;

/// <summary>A table on standard output: with colours and as wide as the terminal, or plain with one line for each row.</summary>
internal static class TableText
{
    private const int Gap = 2;
    private const int Unlimited = 100_000;

    private static readonly Style Quiet = new(Color.Grey);

    /// <summary>Writes it.</summary>
    /// <param name="host">Knows the terminal.</param>
    /// <param name="titles">The columns; one that begins with <c>&gt;</c> is aligned to the right.</param>
    /// <param name="rows">The rows; each has a cell for each column.</param>
    public static string Of(ToolHost host, IReadOnlyList<string> titles, IEnumerable<IReadOnlyList<ReportCell>> rows)
    {
        using StringWriter text = new() { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = host.OutputIsLive ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = host.OutputIsLive ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = host.OutputIsLive ? TerminalSize.OfStandardOutput().Columns : Unlimited;
        Table table = new() { Border = TableBorder.None };
        for (int index = 0; index < titles.Count; index++)
        {
            bool right = titles[index].StartsWith('>');
            table.AddColumn(new TableColumn(new Text(titles[index].TrimStart('>'), Quiet))
            {
                // The last column alone is broken where a terminal is too narrow.
                NoWrap = index < titles.Count - 1,
                Padding = new Padding(0, 0, Gap, 0),
                Alignment = right ? Justify.Right : Justify.Left,
            });
        }

        foreach (IReadOnlyList<ReportCell> row in rows)
        {
            table.AddRow([.. row.Select(cell => new Text(cell.Text, cell.Color is Color color ? new Style(color) : Style.Plain))]);
        }

        console.Write(table);
        return string.Concat(text.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).Select(line => line + "\n"));
    }
}
