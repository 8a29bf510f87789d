using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Nodes.ChartRenderer;

[JsonSerializable(typeof(ChartRendererConfig))]
internal sealed partial class ChartRendererJson : JsonSerializerContext
{
    /// <summary>Writes the settings for people, enums as words.</summary>
    public static ChartRendererJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<Charts.ChartKind>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<PictureFormat>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<PictureTheme>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<Charts.CurrencyFormat>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<Charts.NumberFormat>(JsonNamingPolicy.SnakeCaseLower),
        },
    });
}
