using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Cli.Dags;

/// <summary>What a section's settings refer to, so that its pod is given it.</summary>
/// <param name="Variables">Names of <c>${env:…}</c>.</param>
/// <param name="HasFiles">Whether there is a <c>${file:…}</c>.</param>
/// <param name="RunParameters">Names of <c>${run:…}</c>, without <c>date</c>.</param>
internal sealed partial record ConfigReferences(IReadOnlyList<string> Variables, bool HasFiles, IReadOnlyList<string> RunParameters)
{
    public static ConfigReferences None { get; } = new([], HasFiles: false, []);

    /// <summary>Looks at all strings of a section.</summary>
    public static ConfigReferences Of(Section? section)
    {
        if (section is null)
        {
            return None;
        }

        (string Kind, string Name)[] found = [.. Texts(section.Node).SelectMany(In).Distinct()];
        return new ConfigReferences(
            [.. found.Where(each => each.Kind == "env").Select(each => each.Name).Order(StringComparer.Ordinal)],
            found.Any(each => each.Kind == "file"),
            [.. found.Where(each => each is { Kind: "run", Name: not "date" }).Select(each => each.Name).Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<(string Kind, string Name)> In(string text) => Reference().Matches(text)
        .Where(match => match.Groups["name"].Success)
        .Select(match => (match.Groups["kind"].Value, match.Groups["name"].Value));

    private static IEnumerable<string> Texts(ConfigNode node) => node.Kind == JsonValueKind.String
        ? [node.Text]
        : node.Members.Where(member => !member.IsUsersOwn).SelectMany(member => Texts(member.Value)).Concat(node.Items.SelectMany(Texts));

    // An escaped opening first, so that it is passed over. Names that no environment can hold are left to the node, which says what is wrong.
    [GeneratedRegex(@"\$\$\{|\$\{(?:(?<kind>file):(?<name>[^}]+)|(?<kind>env|run):(?<name>[A-Za-z_][A-Za-z0-9_]*))\}")]
    private static partial Regex Reference();
}
