using System.Text.Json.Serialization;
using Pipeline.Nodes.Lifecycle;

namespace Pipeline.Nodes.Publishing;

/// <summary>The JSON of manifests and run records.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(XComValue))]
internal sealed partial class ManifestJson : JsonSerializerContext;
