using System.Reflection;
using System.Text.RegularExpressions;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>The name of a node type, from its class.</summary>
internal static partial class NodeTypeName
{
    public static string Of(Type node)
    {
        if (node.GetCustomAttribute<NodeTypeAttribute>() is { } attribute)
        {
            return Shape().IsMatch(attribute.Name)
                ? attribute.Name
                : throw new InvalidOperationException(
                    $"{node.Name}: [NodeType(\"{attribute.Name}\")] is not a name of lower-case letters, digits and single hyphens, such as line-count.");
        }

        const string Suffix = "Node";
        string name = node.Name.Length > Suffix.Length && node.Name.EndsWith(Suffix, StringComparison.Ordinal) ? node.Name[..^Suffix.Length] : node.Name;
        return WordStart().Replace(name, "-").ToLowerInvariant();
    }

    // CSVReport is csv-report, S3Copy is s3-copy.
    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex WordStart();

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Shape();
}
