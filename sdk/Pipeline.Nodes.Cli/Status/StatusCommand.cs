using System.CommandLine;
using System.Globalization;
using System.Text;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.Results;
using Pipeline.Nodes.Cli.Stores;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Spectre.Console;

namespace Pipeline.Nodes.Cli.Status;

/// <summary><c>pipeline status</c>: what the runs of a workspace did.</summary>
internal sealed class StatusCommand : ReportCommand
{
    private readonly Argument<string> _pipeline = new("PIPELINE") { Description = "The DAG key, or the name of the config file." };

    private readonly Option<int> _runs = CountOption.Of("--runs", otherwise: 3, "How many runs, the newest first. Default: 3.");

    private readonly Option<string?> _run = Text("--run", "ID", "This run alone.");

    private readonly StoreOptions _store = new();

    public StatusCommand(ToolHost host)
        : base(host, "status", "Shows the runs of a pipeline: what each attempt of each node did, and why it failed.")
    {
        AddAll(_pipeline, _runs, _run, _store.Store, _store.Bucket);
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("pipeline status a7b3c9d2", "shows the last three runs"),
        new("pipeline status a7b3c9d2 --run manual__2026-11-24T06:00:00+00:00", "shows one run"),
        new("pipeline status a7b3c9d2 --runs 1 --json | jq '.runs[0].attempts[] | select(.state == \"failed\")'", "for a script: what failed"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; } =
    [
        "It reads the records that attempts leave in the bucket when they end, also when they fail. An attempt that still runs, or was\n"
            + "killed, has none; its section is named.",
        StoreOptions.Note,
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using ToolStore store = _store.Open(Host, parsed, PipelineReference.Parse(parsed.GetRequiredValue(_pipeline)));
        LoadedConfig config = await store.FindConfigAsync(cancellationToken);
        string? run = parsed.GetValue(_run);
        (IReadOnlyList<RunStatus> runs, int more) = await new RunReader(Host, config).ReadAsync(parsed.GetValue(_runs), run, cancellationToken);
        string workspace = config.Workspace.Describe(config.WorkspacePrefix);
        if (run is not null && runs.Count == 0)
        {
            throw new UsageException($"--run: there is no run '{run}' in {workspace}. See the runs there with: pipeline status {config.Name.DagKey}");
        }

        StatusReport report = new(config.Name.PipelineName, config.Name.DagKey, workspace, runs, more);
        await WriteAsync(parsed, report, ReportJson.All.StatusReport, () => TextOf(report));
        return 0;
    }

    private string TextOf(StatusReport report)
    {
        StringBuilder text = new();
        text.Append($"{report.Workspace}{(report.Runs.Count == 0 ? ": no run has left anything yet" : "")}\n");
        foreach (RunStatus run in report.Runs)
        {
            text.Append($"\nRun {run.Run}\n");
            text.Append(run.Attempts.Count == 0 ? "" : TableText.Of(
                Host,
                ["Section", "Type", ">Try", "State", "Began", ">Time", ">Size", ">Rows"],
                run.Attempts.Select(attempt => new ReportCell[]
                {
                    attempt.Section,
                    attempt.Type,
                    attempt.Try.ToString(CultureInfo.InvariantCulture),
                    new(attempt.State == "failed" ? $"failed: {attempt.ExitCode} ({attempt.Result})" : attempt.State, ColorOf(attempt.State)),
                    ShownText.Time(attempt.StartedAt),
                    Quantity.Duration(TimeSpan.FromSeconds((double)attempt.Seconds)),
                    attempt.Bytes is long bytes ? Quantity.Bytes(bytes) : "",
                    attempt.Rows is long rows ? Quantity.Count(rows) : "",
                })));
            foreach (AttemptRow attempt in run.Attempts.Where(attempt => attempt.State is "failed" or "stopped"))
            {
                text.Append($"try {attempt.Try}: {attempt.Message}\n");
            }

            if (run.WithoutRecord.Count > 0)
            {
                text.Append($"Without a record, so not started, still running, or killed: {string.Join(", ", run.WithoutRecord)}\n");
            }
        }

        text.Append(report.MoreRuns > 0 ? $"\n{Quantity.Count(report.MoreRuns, "older run")}; --runs shows more\n" : "");
        return text.ToString();
    }

    private static Color? ColorOf(string state) => state switch
    {
        "published" or "unchanged" => Color.Green,
        "failed" => Color.Red,
        _ => Color.Yellow,
    };
}
