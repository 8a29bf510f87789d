using System.Text.Json;

namespace Pipeline.Nodes.Cli.Triggers;

/// <summary>Starts a run of Airflow 2.</summary>
internal sealed record RunRequest(string? DagRunId, JsonElement Conf);
