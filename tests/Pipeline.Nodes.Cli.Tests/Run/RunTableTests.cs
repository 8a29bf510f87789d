using System.Globalization;
using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Cli.Run;
using Pipeline.Nodes.Cli.Run.Display;
using Pipeline.Nodes.TestSupport;
using Spectre.Console;

namespace Pipeline.Nodes.Cli.Tests.Run;

public sealed class RunTableTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(60)]
    [InlineData(40)]
    public void Of_EveryState_ShowsNamesAsTheyAreAndFitsTheTerminal(int width)
    {
        NodeRow[] rows =
        [
            Row("[red]bill[/red]", "data-fetcher", NodeState.Published, 62.4, "1 artifact, 12.3 MB, 1,000 rows"),
            Row("node_2", "cost-analyzer", NodeState.Published, 0.123, "2 artifacts, 15 bytes"),
            Row("check", "fail", NodeState.Failed, 3.2, "exit code 65 (data)"),
            Row("empty", "nothing-to-do", NodeState.Skipped, null, "check, which it needs, was skipped."),
            Row("long", "wait", NodeState.Stopped, 3600, "exit code 143 (terminated)"),
            Row("node_9", "chart-renderer", NodeState.Waiting, null, ""),
            Row("node_10", "chart-renderer", NodeState.NotRun, null, ""),
        ];
        StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = width;

        console.Write(RunTable.Of(rows, TimeProvider.System, width));

        Approval.Verify(string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd())), name: width.ToString(CultureInfo.InvariantCulture));
    }

    private static NodeRow Row(string section, string type, NodeState state, double? seconds, string text) => new(
        new PlannedNode
        {
            Section = section,
            Type = type,
            OnDefaults = false,
            Command = NodeCommand.Of(type),
            OutputPrefix = "",
            InputFolders = [],
            Needs = [],
            Place = "1/1",
        },
        state,
        StartedAt: 0,
        seconds is double elapsed ? TimeSpan.FromSeconds(elapsed) : null,
        text);
}
