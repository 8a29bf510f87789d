using System.Text;

namespace Pipeline.Nodes.CostAnalyzer.Bills.Groups;

/// <summary>
/// The rule by which tag keys are one: without regard to case, blanks, <c>-</c> and <c>_</c>, and without the <c>user:</c> that AWS puts before them.
/// <c>CostCenter</c>, <c> cost center</c>, <c>cost-center</c> and <c>user_cost_center</c> are one key.
/// </summary>
internal static class TagKey
{
    /// <summary>A key in the form in which equal ones are the same.</summary>
    public static byte[] Normalize(string key) => Normalize(Encoding.UTF8.GetBytes(key));

    /// <summary>A key in the form in which equal ones are the same.</summary>
    public static byte[] Normalize(ReadOnlySpan<byte> key)
    {
        byte[] normal = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(key).ToLowerInvariant());
        ReadOnlySpan<byte> rest = normal.AsSpan().Trim((byte)' ');
        if (rest.StartsWith("user:"u8) || rest.StartsWith("user_"u8))
        {
            rest = rest["user:"u8.Length..];
        }

        return [.. rest.ToArray().Where(letter => letter is not ((byte)' ' or (byte)'-' or (byte)'_'))];
    }
}
