using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Nodes.Cli.Triggers;

/// <summary>Starts a run of Airflow 3, which wants a logical date to stand there, and be it null.</summary>
internal sealed record NewRunRequest(
    string? DagRunId, JsonElement Conf, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateTimeOffset? LogicalDate);
