using System.Globalization;

namespace Pipeline.Nodes.Cli.Results;

/// <summary>Values as tables show them.</summary>
internal static class ShownText
{
    private const int Digits = 12;

    /// <summary>A time in UTC, to seconds.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>As much of a SHA-256 as tells it from others.</summary>
    public static string Digest(string sha256) => sha256.Length > Digits ? sha256[..Digits] : sha256;
}
