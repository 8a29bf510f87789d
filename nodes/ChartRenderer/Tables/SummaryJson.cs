using System.Text.Json.Serialization;

namespace Pipeline.Nodes.ChartRenderer.Tables;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SummaryDocument))]
internal sealed partial class SummaryJson : JsonSerializerContext;
