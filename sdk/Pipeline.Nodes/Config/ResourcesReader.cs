using System.Text.Json;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Config;

/// <summary>Reads <c>resources</c> of a section: <c>requests</c> and <c>limits</c>, as Kubernetes writes them.</summary>
internal sealed class ResourcesReader(ProblemCollector problems)
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

        ConfigNode? requests = node.Find("requests")?.Value;
        SectionResources read = new(ReadQuantities(requests), ReadQuantities(node.Find("limits")?.Value));
        Compare(requests, read);
        return read;
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
            if (member.Value.Kind is JsonValueKind.String or JsonValueKind.Number && ResourceQuantity.Is(member.Value.Text))
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

    private void Compare(ConfigNode? requests, SectionResources read)
    {
        foreach ((string name, string request) in read.Requests)
        {
            if (read.Limits.TryGetValue(name, out string? limit) && ResourceQuantity.ValueOf(request) > ResourceQuantity.ValueOf(limit))
            {
                problems.Add(requests!.Find(name)!.Value, $"is {request}, more than its limit, {limit}: Kubernetes refuses such a pod. Lower the request, or raise the limit");
            }
        }
    }
}
