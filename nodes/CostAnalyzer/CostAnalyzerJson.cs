using System.Text.Json.Serialization;

namespace Pipeline.Nodes.CostAnalyzer;

/// <summary>Reads the settings without reflection.</summary>
[JsonSerializable(typeof(CostAnalyzerConfig))]
internal sealed partial class CostAnalyzerJson : JsonSerializerContext;
