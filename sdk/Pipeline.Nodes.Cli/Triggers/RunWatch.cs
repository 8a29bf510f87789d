using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.Run.Display;
using Pipeline.Nodes.Errors;
using Spectre.Console;

namespace Pipeline.Nodes.Cli.Triggers;

/// <summary>Watches a run to its end: a table on a terminal, elsewhere a line for each change.</summary>
internal sealed class RunWatch(ToolHost host, AirflowApi api, string dagId, string runId)
{
    private static readonly string[] Ends = ["success", "failed"];

    private readonly Dictionary<string, string> _said = new(StringComparer.Ordinal);

    /// <summary>The tasks as they were seen last.</summary>
    public IReadOnlyList<TaskAnswer> Tasks { get; private set; } = [];

    /// <summary>Waits for the end.</summary>
    /// <param name="interval">How long to wait between two looks.</param>
    /// <param name="timeout">How long to wait in all; <see langword="null"/>: until it ends.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The last state.</returns>
    public async Task<string> WaitAsync(TimeSpan interval, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (!host.ErrorIsLive)
        {
            return await WaitAsync(interval, timeout, Tell, cancellationToken);
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new TerminalOutput(host),
        });
        return await console.Live(Picture("queued")).StartAsync(
            live => WaitAsync(interval, timeout, state => live.UpdateTarget(Picture(state)), cancellationToken));
    }

    private async Task<string> WaitAsync(TimeSpan interval, TimeSpan? timeout, Action<string> show, CancellationToken cancellationToken)
    {
        long start = host.Time.GetTimestamp();
        while (true)
        {
            RunAnswer run = await LookAsync(cancellationToken);
            show(run.State);
            if (Ends.Contains(run.State) || host.Time.GetElapsedTime(start) >= timeout)
            {
                return run.State;
            }

            await Task.Delay(interval, host.Time, cancellationToken);
        }
    }

    // A web server that is away for a moment ends no run.
    private async Task<RunAnswer> LookAsync(CancellationToken cancellationToken)
    {
        const int Tries = 3;
        for (int tries = 1; ; tries++)
        {
            try
            {
                RunAnswer run = await api.GetRunAsync(dagId, runId, cancellationToken);
                Tasks = await api.GetTasksAsync(dagId, runId, cancellationToken);
                return run;
            }
            catch (UnavailableException) when (tries < Tries)
            {
                await Task.Delay(TimeSpan.FromSeconds(tries), host.Time, cancellationToken);
            }
        }
    }

    private void Tell(string state)
    {
        foreach (TaskAnswer task in Tasks.Where(task => _said.GetValueOrDefault(task.TaskId) != WordsOf(task)))
        {
            _said[task.TaskId] = WordsOf(task);
            host.Error.WriteLine($"{task.TaskId}: {WordsOf(task)}");
        }
    }

    private Table Picture(string state)
    {
        Table table = new() { Border = TableBorder.None, Title = new TableTitle(Markup.Escape($"{dagId} {runId}: {state}")) };
        table.AddColumn("Task").AddColumn("State");
        foreach (TaskAnswer task in Tasks)
        {
            table.AddRow(new Text(task.TaskId), new Text(WordsOf(task), new Style(ColorOf(task.State))));
        }

        return table;
    }

    private static string WordsOf(TaskAnswer task) =>
        $"{(task.State ?? "waiting").Replace('_', ' ')}{(task.TryNumber > 1 ? $", try {task.TryNumber}" : "")}";

    private static Color ColorOf(string? state) => state switch
    {
        "success" => Color.Green,
        "failed" or "upstream_failed" => Color.Red,
        "running" => Color.Blue,
        null => Color.Grey,
        _ => Color.Yellow,
    };
}
