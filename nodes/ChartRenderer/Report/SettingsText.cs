using System.Text.Json;

namespace Pipeline.Nodes.ChartRenderer.Report;

/// <summary>The settings that charts were drawn with, as the config file would have them.</summary>
internal static class SettingsText
{
    public static string Of(ChartRendererConfig config) => JsonSerializer.Serialize(config, ChartRendererJson.Readable.ChartRendererConfig);
}
