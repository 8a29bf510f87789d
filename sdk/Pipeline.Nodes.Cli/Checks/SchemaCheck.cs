using System.Text.Json;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Checks;

/// <summary>
/// Checks a section against the schema of its type, with the words in which the node itself would tell of it. It knows the keywords that
/// <c>--schema</c> prints; what others say, and rules across settings, its program alone can tell.
/// </summary>
internal sealed class SchemaCheck(ProblemCollector problems)
{
    /// <summary>Checks a section; its common keys are checked already.</summary>
    public void CheckSection(ConfigNode section, JsonElement schema)
    {
        ConfigNode own = section with
        {
            Members = [.. section.Members.Where(member => !member.IsUsersOwn && !CommonKeys.All.Contains(member.Name))],
        };
        CheckObject(own, schema, CommonKeys.All);
    }

    private void CheckObject(ConfigNode node, JsonElement schema, IReadOnlyList<string> otherKeys)
    {
        JsonElement properties = SchemaReader.Member(schema, "properties");
        JsonElement others = SchemaReader.Member(schema, "additionalProperties");
        string[] names = [.. SchemaReader.MemberNames(properties).Except(otherKeys), .. otherKeys];
        foreach (ConfigMember member in node.Members)
        {
            JsonElement setting = SchemaReader.Member(properties, member.Name);
            if (setting.ValueKind != JsonValueKind.Undefined)
            {
                CheckValue(member.Value, setting);
            }
            else if (others.ValueKind == JsonValueKind.False)
            {
                problems.Add(
                    member.Value.Pointer,
                    member.Line,
                    $"unknown setting '{member.Name}'{NearestName.Hint(member.Name, names, "Known settings")}");
            }
            else
            {
                CheckValue(member.Value, others);
            }
        }

        foreach (string name in SchemaReader.Texts(schema, "required").Where(name => node.Find(name) is null))
        {
            // A misspelt name is reported already, with this one as the suggestion.
            if (!node.Members.Any(member => !names.Contains(member.Name) && NearestName.Suggestion(member.Name, names) == name))
            {
                string expected = SchemaReader.FormOf(SchemaReader.Member(properties, name)).Expected;
                problems.Add(node, $"the setting '{name}' is missing; it is required ({expected})");
            }
        }
    }

    private void CheckValue(ConfigNode node, JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        SettingForm form = SchemaReader.FormOf(schema);
        if (node.Kind == JsonValueKind.Null)
        {
            if (!SchemaReader.AllowsNull(schema))
            {
                problems.Add(node, $"is null, expected {form.Expected}; leave the key out to take its default");
            }

            return;
        }

        if (!form.Fits(node.Kind))
        {
            problems.Add(node, $"is {node.Describe()}, expected {form.ExpectedKind}{form.Advice(node)}");
            return;
        }

        // What a reference stands for is known to the node alone; how it is written is not.
        if (node.Kind == JsonValueKind.String && ReferenceResolver.HasReferences(node.Text))
        {
            ReferenceResolver.Offline.Resolve(node.Text, fault => problems.Add(node, fault));
            return;
        }

        if (SchemaRuleCheck.FindFault(node, schema, form) is string fault)
        {
            problems.Add(node, $"is {node.Describe()}, {fault}");
        }

        if (node.Kind == JsonValueKind.Object)
        {
            CheckObject(node, schema, otherKeys: []);
        }

        foreach (ConfigNode item in node.Items)
        {
            CheckValue(item, SchemaReader.Member(schema, "items"));
        }
    }
}
