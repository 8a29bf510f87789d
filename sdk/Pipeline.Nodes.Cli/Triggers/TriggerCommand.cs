using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.Results;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Triggers;

/// <summary><c>pipeline trigger</c>: starts a run through Airflow's REST API.</summary>
internal sealed class TriggerCommand : ReportCommand
{
    // None of those of the nodes: this tool did its work, and which node failed with what is said by 'pipeline status'.
    private const int RunFailed = 1;

    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(5);

    private readonly Argument<string> _dag = new("DAG") { Description = "The DAG's id, or the name of the config file, whose pipeline's name is the id." };

    private readonly Option<string?> _url = Text("--airflow-url", "URL", $"Airflow's web server. Default: {AirflowAddress.UrlVariable}.");

    private readonly Option<string?> _runId = Text("--run-id", "ID", "The run's id. Default: Airflow makes one.");

    private readonly Option<string?> _conf = Text("--conf", "JSON", "What the run is given, a JSON object; ${run:month} in the config file is its 'month'.");

    private readonly Option<bool> _wait = Switch("--wait", "Wait until the run ends, and end as it does.");

    private readonly Option<string?> _timeout = Text("--timeout", "SECONDS", "How long to wait at most (with --wait). Default: until it ends.");

    private readonly Option<string?> _interval = Text("--interval", "SECONDS", "How long to wait between two looks (with --wait). Default: 5.");

    public TriggerCommand(ToolHost host)
        : base(host, "trigger", "Starts a run through the REST API of Airflow 2 or 3, and waits for its end if asked.")
    {
        AddAll(_dag, _url, _runId, _conf, _wait, _timeout, _interval);
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("pipeline trigger cost-analysis --airflow-url http://localhost:8080", "starts a run and prints its id"),
        new("pipeline trigger cost-analysis --wait", "waits; the exit code says how it ended"),
        new("pipeline trigger cost-analysis --conf '{\"month\": \"2026-10\"}'", "with a run parameter"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; } =
    [
        $"Who asks: {AirflowAddress.UserVariable} and {AirflowAddress.PasswordVariable}, or {AirflowAddress.TokenVariable} (Airflow 3). Which Airflow answers is found out.",
        "Exit codes: 0 started, or with --wait succeeded; 1 the run failed ('pipeline status' says why); 75 it did not end in time; 64 the run\n"
            + "is there already, or a wrong option; 66 no such DAG; 69 Airflow cannot be reached; 77 it refuses.",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string argument = parsed.GetRequiredValue(_dag);
        string dagId = ConfigFileName.TryParse(Path.GetFileName(argument), out ConfigFileName? name) ? name.PipelineName : argument;
        JsonElement conf = ReadConf(parsed.GetValue(_conf));
        TimeSpan? timeout = Seconds("--timeout", parsed.GetValue(_timeout));
        TimeSpan interval = Seconds("--interval", parsed.GetValue(_interval)) ?? DefaultInterval;
        using AirflowApi api = await AirflowApi.OpenAsync(AirflowAddress.Read(Host, parsed.GetValue(_url)), cancellationToken);
        string runId = await api.StartAsync(dagId, parsed.GetValue(_runId), conf, cancellationToken);
        if (!parsed.GetValue(_wait))
        {
            await WriteAsync(parsed, new TriggerReport(dagId, runId, "queued", ExitCode: 0, Tasks: null), ReportJson.All.TriggerReport, () => $"{runId}\n");
            return 0;
        }

        await Host.Error.WriteLineAsync($"{dagId}: run {runId}");
        RunWatch watch = new(Host, api, dagId, runId);
        string state = await watch.WaitAsync(interval, timeout, cancellationToken);
        int exitCode = state switch
        {
            "success" => (int)ExitCode.Ok,
            "failed" => RunFailed,
            _ => (int)ExitCode.Temporary,
        };
        await WriteAsync(parsed, new TriggerReport(dagId, runId, state, exitCode, watch.Tasks), ReportJson.All.TriggerReport, () => $"{runId}\n");
        await Host.Error.WriteLineAsync(state switch
        {
            "success" => $"{PipelineTool.Name}: {dagId} succeeded.",
            "failed" => $"{PipelineTool.Name}: {dagId} failed. See why with: pipeline status {name?.DagKey ?? "DAG_KEY"} --run '{runId}'",
            _ => $"{PipelineTool.Name}: {dagId} is still {state} after {timeout?.TotalSeconds} s, and goes on without this command.",
        });
        return exitCode;
    }

    private static JsonElement ReadConf(string? text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text ?? "{}");
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new UsageException("--conf is no JSON object: expected for example {\"month\": \"2026-10\"}");
        }
        catch (JsonException failure)
        {
            int line = (int)(failure.LineNumber ?? 0) + 1;
            int column = (int)(failure.BytePositionInLine ?? 0);
            throw new UsageException($"--conf is no JSON: line {line}, column {column + 1}: {JsonSyntaxFault.Explain(utf8, line, column)}");
        }
    }

    private static TimeSpan? Seconds(string option, string? text) => text is null ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and <= 604_800
            ? TimeSpan.FromSeconds(seconds)
            : throw new UsageException($"{option} is '{text}', expected a number of seconds above 0, at most 604800 (a week)");
}
