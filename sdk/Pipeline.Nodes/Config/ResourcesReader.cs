using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Config;

/// <summary>Reads <c>resources</c> of a section: <c>requests</c> and <c>limits</c>, as Kubernetes writes them.</summary>
internal sealed partial class ResourcesReader(ProblemCollector problems)
{
    private static readonly string[] Known = ["requests", "limits"];

    /// <summary>Reads the value; <see langword="null"/> where there is none or it is no object.</summary>
    public SectionResources? Read(ConfigNode? node)
    {
        if (node is null)
        {
            return null;
        }

        if (node.Kind != JsonValueKind.Object)
        {
            problems.Add(node, $"is {node.Describe()}, expected an object with 'requests' and 'limits'");
            return null;
        }

        foreach (ConfigMember member in node.Members.Where(member => !Known.Contains(member.Name) && !member.IsUsersOwn))
        {
            problems.Add(
                member.Value.Pointer, member.Line, $"unknown key '{member.Name}'{NearestName.Hint(member.Name, Known, "Known keys")}");
        }

        return new SectionResources(ReadQuantities(node.Find("requests")?.Value), ReadQuantities(node.Find("limits")?.Value));
    }

    private SortedDictionary<string, string> ReadQuantities(ConfigNode? node)
    {
        SortedDictionary<string, string> quantities = new(StringComparer.Ordinal);
        if (node is { Kind: not JsonValueKind.Object })
        {
            problems.Add(node, $"is {node.Describe()}, expected an object such as {{\"cpu\": \"500m\", \"memory\": \"256Mi\"}}");
        }

        foreach (ConfigMember member in node?.Members ?? [])
        {
            if (member.Value.Kind is JsonValueKind.String or JsonValueKind.Number && Quantity().IsMatch(member.Value.Text))
            {
                quantities.Add(member.Name, member.Value.Text);
            }
            else
            {
                const string Expected = "a quantity such as \"500m\" (cpu) or \"256Mi\" (memory)";
                problems.Add(member.Value, $"is {member.Value.Describe()}, expected {Expected}");
            }
        }

        return quantities;
    }

    [GeneratedRegex("^[0-9]+(\\.[0-9]+)?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Quantity();
}
