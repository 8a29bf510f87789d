using System.Text.Json.Serialization;

namespace Pipeline.Nodes.ChartRenderer;

[JsonSerializable(typeof(ChartRendererConfig))]
internal sealed partial class ChartRendererJson : JsonSerializerContext;
