using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.Run.Processes;
using Spectre.Console;

namespace Pipeline.Nodes.Cli.Run.Display;

/// <summary>A table on the terminal that is redrawn while the nodes run; their warnings scroll by above it.</summary>
internal sealed class LiveTable : IRunDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly bool _verbose;
    private readonly TimeProvider _time;
    private readonly IAnsiConsole _console;
    private readonly Lock _lock = new();
    private readonly List<NodeRow> _rows;
    private readonly Queue<string> _lines = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _drawing;

    public LiveTable(ToolHost host, IReadOnlyList<PlannedNode> plan, bool verbose)
    {
        _verbose = verbose;
        _time = host.Time;
        _rows = [.. plan.Select(node => new NodeRow(node, NodeState.Waiting, StartedAt: 0, Elapsed: null, Text: ""))];
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new TerminalOutput(host),
        });
        _drawing = _console.Live(Picture()).StartAsync(DrawAsync);
    }

    public void Started(PlannedNode node) =>
        Change(node, row => row with { State = NodeState.Running, StartedAt = _time.GetTimestamp() });

    public void Said(PlannedNode node, NodeLogLine line)
    {
        if (line.IsProgress)
        {
            Change(node, row => row with { Text = DisplayText.Progress(line) });
        }

        if (DisplayText.Shows(line, _verbose))
        {
            lock (_lock)
            {
                _lines.Enqueue(DisplayText.LogLine(node, line));
            }
        }
    }

    public void Ended(NodeOutcome outcome) => Change(outcome.Node, row => row with
    {
        State = outcome.State,
        Elapsed = outcome.ExitCode is null ? null : outcome.Elapsed,
        Text = outcome.State switch
        {
            NodeState.Published or NodeState.Unchanged => DisplayText.Published(outcome),
            NodeState.Failed or NodeState.Stopped => DisplayText.Code(outcome.ExitCode!.Value),
            NodeState.Skipped => outcome.Message,
            _ => "",
        },
    });

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _drawing;
        _end.Dispose();
    }

    private async Task DrawAsync(LiveDisplayContext context)
    {
        while (!_end.IsCancellationRequested)
        {
            Draw(context);
            await Task.Delay(Interval, _time, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Draw(context);
    }

    private void Draw(LiveDisplayContext context)
    {
        string[] lines;
        lock (_lock)
        {
            lines = [.. _lines];
            _lines.Clear();
        }

        foreach (string line in lines)
        {
            _console.Write(new LineAbove(line));
        }

        context.UpdateTarget(Picture());
    }

    private Table Picture()
    {
        lock (_lock)
        {
            return RunTable.Of(_rows, _time, _console.Profile.Width);
        }
    }

    private void Change(PlannedNode node, Func<NodeRow, NodeRow> change)
    {
        lock (_lock)
        {
            int index = _rows.FindIndex(row => row.Node == node);
            _rows[index] = change(_rows[index]);
        }
    }
}
