using Pipeline.Nodes.Diagnostics;
using Spectre.Console;

namespace Pipeline.Nodes.Cli.Run.Display;

/// <summary>Draws the live table. Names are the user's: they go in as text, never as markup.</summary>
internal static class RunTable
{
    private const int Gap = 2;
    private const int NarrowestProgress = 9;
    private const string LongestState = "published";
    private const string LongestTime = "59 min 59 s";

    private static readonly Style Quiet = new(Color.Grey);

    /// <summary>The table as it is now, without the columns that the terminal has no room for.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="time">The clock of the rows that run.</param>
    /// <param name="width">The terminal's width in columns.</param>
    public static Table Of(IReadOnlyList<NodeRow> rows, TimeProvider time, int width)
    {
        List<RunColumn> columns =
        [
            new("Section", row => new Text(row.Node.Section), [.. rows.Select(row => row.Node.Section)]),
            new("Type", row => new Text(row.Node.Type, Quiet), [.. rows.Select(row => row.Node.Type)]),
            new("State", row => new Text(NodeStateText.Of(row.State), StyleOf(row.State)), [LongestState]),
            new("Time", row => new Text(Time(row, time)), [LongestTime]),
        ];
        foreach (string title in new[] { "Type", "Time" })
        {
            if (columns.Sum(column => column.Width + Gap) + NarrowestProgress > width)
            {
                columns.RemoveAll(column => column.Title == title);
            }
        }

        Table table = new() { Border = TableBorder.None };
        foreach (RunColumn column in columns)
        {
            table.AddColumn(Column(column.Title, noWrap: true, column.Title == "Time" ? Justify.Right : Justify.Left));
        }

        table.AddColumn(Column("Progress", noWrap: false, Justify.Left));
        foreach (NodeRow row in rows)
        {
            table.AddRow([.. columns.Select(column => column.Cell(row)), new Text(row.Text)]);
        }

        return table;
    }

    private static TableColumn Column(string title, bool noWrap, Justify alignment) =>
        new(new Text(title, Quiet)) { NoWrap = noWrap, Padding = new Padding(0, 0, Gap, 0), Alignment = alignment };

    private static string Time(NodeRow row, TimeProvider time) =>
        row.Elapsed is TimeSpan elapsed ? Quantity.Duration(elapsed)
        : row.State == NodeState.Running ? DisplayText.Running(time.GetElapsedTime(row.StartedAt))
        : "";

    private static Style StyleOf(NodeState state) => state switch
    {
        NodeState.Running => new Style(Color.Blue),
        NodeState.Published or NodeState.Unchanged => new Style(Color.Green),
        NodeState.Failed => new Style(Color.Red),
        NodeState.Skipped or NodeState.Stopped => new Style(Color.Yellow),
        _ => Quiet,
    };
}
