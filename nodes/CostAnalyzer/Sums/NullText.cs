namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>
/// How a bill says that there is no value: an empty field, or <c>NULL</c>, as FOCUS writes it. Quotes make no difference,
/// since some exporters quote every field.
/// </summary>
internal static class NullText
{
    public static bool IsNull(ReadOnlySpan<byte> field) => field.IsEmpty || field.SequenceEqual("NULL"u8);
}
