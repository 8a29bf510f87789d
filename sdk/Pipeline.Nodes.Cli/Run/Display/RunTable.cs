using Pipeline.Nodes.Diagnostics;
using Spectre.Console;

namespace Pipeline.Nodes.Cli.Run.Display;

/// <summary>Draws the live table. Names are the user's: they go in as text, never as markup.</summary>
internal static class RunTable
{
    private static readonly Style Quiet = new(Color.Grey);

    /// <summary>The table as it is now.</summary>
    public static Table Of(IReadOnlyList<NodeRow> rows, TimeProvider time)
    {
        Table table = new() { Border = TableBorder.None };
        foreach (string title in new[] { "Section", "Type", "State", "Time", "Progress" })
        {
            table.AddColumn(new TableColumn(new Text(title, Quiet)) { NoWrap = title != "Progress", Padding = new Padding(0, 0, 2, 0) });
        }

        table.Columns[3].Alignment = Justify.Right;
        foreach (NodeRow row in rows)
        {
            table.AddRow(
                new Text(row.Node.Section),
                new Text(row.Node.Type, Quiet),
                new Text(NodeStateText.Of(row.State), StyleOf(row.State)),
                new Text(Time(row, time)),
                new Text(row.Text));
        }

        return table;
    }

    /// <summary>A line that scrolls by above the table, as wide as the terminal: it is written over the table's old picture.</summary>
    public static Table LineOf(string line)
    {
        Table table = new() { Border = TableBorder.None, ShowHeaders = false, Expand = true };
        table.AddColumn(new TableColumn("") { Padding = new Padding(0) });
        table.AddRow(new Text(line));
        return table;
    }

    private static string Time(NodeRow row, TimeProvider time) =>
        row.Elapsed is TimeSpan elapsed ? Quantity.Duration(elapsed)
        : row.State == NodeState.Running ? DisplayText.Running(time.GetElapsedTime(row.StartedAt))
        : "";

    private static Style StyleOf(NodeState state) => state switch
    {
        NodeState.Running => new Style(Color.Blue),
        NodeState.Published => new Style(Color.Green),
        NodeState.Failed => new Style(Color.Red),
        NodeState.Skipped or NodeState.Stopped => new Style(Color.Yellow),
        _ => Quiet,
    };
}
