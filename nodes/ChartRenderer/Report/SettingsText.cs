using System.Text.Json;

namespace Pipeline.Nodes.ChartRenderer.Report;

/// <summary>The settings that charts were drawn with, as the config file would have them, in one line with spaces to break it at.</summary>
internal static class SettingsText
{
    public static string Of(ChartRendererConfig config) =>
        string.Join(' ', JsonSerializer.Serialize(config, ChartRendererJson.Readable.ChartRendererConfig).Split('\n', StringSplitOptions.TrimEntries));
}
