using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Config;

/// <summary>Reads and checks the common keys of one section.</summary>
internal sealed partial class SectionReader(ProblemCollector problems)
{
    /// <summary>Reads a section; problems go to the collector, and what is wrong is left out.</summary>
    public Section? Read(ConfigMember member)
    {
        ConfigNode node = member.Value;
        if (node.Kind != JsonValueKind.Object)
        {
            problems.Add(node, $"is {node.Describe()}, expected an object with the settings of a node");
            return null;
        }

        string? fault = member.Name.Contains('/', StringComparison.Ordinal)
            ? "it holds '/'"
            : FolderName.FindFault(member.Name) ?? KeySegment.FindFault(member.Name);
        if (fault is not null)
        {
            problems.Add(node.Pointer, member.Line, $"the section's name becomes a part of paths, but {fault}");
        }

        return new Section
        {
            Name = member.Name,
            Node = node,
            Type = TextOf(node, CommonKeys.Type, FaultOfType),
            Image = TextOf(node, CommonKeys.Image, FaultOfImage),
            InputFolders = TextsOf(node, CommonKeys.InputDirectory, FolderName.FindFault),
            OutputFolder = TextOf(node, CommonKeys.OutputDirectory, FolderName.FindFault),
            DependsOn = TextsOf(node, CommonKeys.DependsOn, static _ => null) ?? [],
            Resources = new ResourcesReader(problems).Read(node.Find(CommonKeys.Resources)?.Value),
            HasManifest = FlagOf(node, CommonKeys.Manifest, otherwise: true),
            WhenEmpty = WhenEmptyOf(node),
        };
    }

    /// <summary>Reads a string; <see langword="null"/> where there is none or it is wrong.</summary>
    public string? TextOf(ConfigNode parent, string key, Func<string, string?> findFault)
    {
        ConfigNode? node = parent.Find(key)?.Value;
        return node is null ? null : Text(node, findFault);
    }

    private string? Text(ConfigNode node, Func<string, string?> findFault)
    {
        if (node.Kind != JsonValueKind.String)
        {
            problems.Add(node, $"is {node.Describe()}, expected a string");
            return null;
        }

        if (findFault(node.Text) is string fault)
        {
            problems.Add(node, $"is {ConfigNode.Quote(node.Text)}, but {fault}");
            return null;
        }

        return node.Text;
    }

    private List<string>? TextsOf(ConfigNode parent, string key, Func<string, string?> findFault)
    {
        ConfigNode? node = parent.Find(key)?.Value;
        if (node is null)
        {
            return null;
        }

        if (node.Kind is not (JsonValueKind.Array or JsonValueKind.String))
        {
            problems.Add(node, $"is {node.Describe()}, expected a string or a list of strings");
            return null;
        }

        List<string> texts = [];
        foreach (ConfigNode item in node.Kind == JsonValueKind.Array ? node.Items : [node])
        {
            if (Text(item, findFault) is not string text)
            {
                continue;
            }

            if (texts.Contains(text))
            {
                problems.Add(item, $"is \"{text}\", which stands in the list already");
            }
            else
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    private bool FlagOf(ConfigNode parent, string key, bool otherwise)
    {
        ConfigNode? node = parent.Find(key)?.Value;
        if (node is null)
        {
            return otherwise;
        }

        if (node.Kind is not (JsonValueKind.True or JsonValueKind.False))
        {
            problems.Add(node, $"is {node.Describe()}, expected true or false");
        }

        return node.Kind == JsonValueKind.True;
    }

    private WhenEmpty WhenEmptyOf(ConfigNode parent)
    {
        const string Expected = "expected \"fail\", \"publish\" or \"skip\"";
        ConfigNode? node = parent.Find(CommonKeys.WhenEmpty)?.Value;
        switch (node)
        {
            case null or { Kind: JsonValueKind.String, Text: "fail" }:
                return WhenEmpty.Fail;
            case { Kind: JsonValueKind.String, Text: "publish" }:
                return WhenEmpty.Publish;
            case { Kind: JsonValueKind.String, Text: "skip" }:
                return WhenEmpty.Skip;
            default:
                problems.Add(node, $"is {node.Describe()}, {Expected}{NearestName.Question(node.Text, ["fail", "publish", "skip"])}");
                return WhenEmpty.Fail;
        }
    }

    private static string? FaultOfType(string type)
    {
        if (KebabCase().IsMatch(type))
        {
            return null;
        }

        string kebab = JsonNamingPolicy.KebabCaseLower.ConvertName(type).Replace('_', '-').Replace(' ', '-');
        const string Rule = "a node type is lower-case words joined by '-'";
        return KebabCase().IsMatch(kebab) && kebab != type ? $"{Rule}: write '{kebab}'" : Rule;
    }

    private static string? FaultOfImage(string image) =>
        image.Length == 0 ? "an image has a name"
        : image.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)) ? "an image's name holds no white space"
        : null;

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex KebabCase();
}
