using System.Text.Json.Serialization;

namespace Pipeline.Nodes.Cli.Triggers;

/// <summary>The JSON of Airflow's REST API.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(LoginAnswer))]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(NewRunRequest))]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(TasksAnswer))]
internal sealed partial class AirflowJson : JsonSerializerContext;
