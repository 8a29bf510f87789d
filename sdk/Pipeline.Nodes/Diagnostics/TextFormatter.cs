using System.Globalization;
using System.Text;

namespace Pipeline.Nodes.Diagnostics;

/// <summary>Lines for people: the level first, because Airflow looks for it there.</summary>
internal sealed class TextFormatter(LogScope scope) : ILineFormatter
{
    public byte[] Format(LogLine line)
    {
        string level = LevelNames.Of(line.Level).ToUpperInvariant();
        string trace = line.Exception is null ? "" : $"\n{line.Exception}";
        string text = string.Create(CultureInfo.InvariantCulture, $"{level,-7} {line.Time:HH:mm:ss.fff} {OneLine(line.Message)}{trace}\n");
        return Encoding.UTF8.GetBytes(scope.Redact(text));
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
