using System.Globalization;

namespace Pipeline.Nodes.Diagnostics;

/// <summary>Numbers as people read them, the same in every culture. Decimal prefixes: 1 MB is 1,000,000 bytes.</summary>
internal static class Quantity
{
    public static string Bytes(long count) => count switch
    {
        < 1_000 => Text($"{count} bytes"),
        < 1_000_000 => Text($"{count / 1e3:0.0} KB"),
        < 1_000_000_000 => Text($"{count / 1e6:0.0} MB"),
        < 1_000_000_000_000 => Text($"{count / 1e9:0.00} GB"),
        _ => Text($"{count / 1e12:0.00} TB"),
    };

    public static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 10 => Text($"{time.TotalSeconds:0.00} s"),
        < 60 => Text($"{time.TotalSeconds:0.0} s"),
        < 3600 => Text($"{(int)time.TotalMinutes} min {time.Seconds} s"),
        _ => Text($"{(int)time.TotalHours} h {time.Minutes} min"),
    };

    public static string Count(long count) => Text($"{count:N0}");

    /// <summary>A count with its noun: <c>1 artifact</c>, <c>2 artifacts</c>.</summary>
    public static string Count(long count, string noun) => count == 1 ? $"1 {noun}" : $"{Count(count)} {noun}s";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
