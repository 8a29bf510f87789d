using System.Globalization;

namespace Pipeline.Nodes.Config;

/// <summary>JSON pointers as RFC 6901 writes them.</summary>
internal static class JsonPointer
{
    /// <summary>Goes down to a member.</summary>
    public static string Append(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>Goes down to an element.</summary>
    public static string Append(string pointer, int index) => $"{pointer}/{index.ToString(CultureInfo.InvariantCulture)}";
}
