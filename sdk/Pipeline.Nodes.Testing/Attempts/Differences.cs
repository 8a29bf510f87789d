using System.Text;

namespace Pipeline.Nodes.Testing.Attempts;

/// <summary>Says where two outputs of a node differ.</summary>
internal static class Differences
{
    private const int ShownBytes = 40;

    /// <summary>Compares names and bytes.</summary>
    /// <returns>One line for each difference.</returns>
    public static IReadOnlyList<string> Between(IReadOnlyDictionary<string, PublishedArtifact> first, IReadOnlyDictionary<string, PublishedArtifact> second) =>
    [
        .. first.Keys.Except(second.Keys).Select(name => $"{name} is only in the first"),
        .. second.Keys.Except(first.Keys).Select(name => $"{name} is only in the second"),
        .. from name in first.Keys.Intersect(second.Keys)
           let difference = Between(first[name].Content.Span, second[name].Content.Span)
           where difference is not null
           select $"{name} {difference}",
    ];

    private static string? Between(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        int same = first.CommonPrefixLength(second);
        return same == first.Length && same == second.Length
            ? null
            : $"differs from byte {same} on: first '{Show(first, same)}', second '{Show(second, same)}'";
    }

    private static string Show(ReadOnlySpan<byte> content, int from)
    {
        int begin = Math.Max(0, from - (ShownBytes / 2));
        return Encoding.UTF8.GetString(content[begin..Math.Min(content.Length, begin + ShownBytes)]).ReplaceLineEndings("⏎");
    }
}
