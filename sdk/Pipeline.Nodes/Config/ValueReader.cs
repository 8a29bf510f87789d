using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Config;

/// <summary>
/// Checks values of a section against the metadata of their types. Each method gives the value as JSON that the serializer reads, with
/// references resolved; what is wrong was reported and is left out, or is <see langword="null"/>.
/// </summary>
internal sealed class ValueReader(JsonSerializerOptions options, ReferenceResolver references, ProblemCollector problems)
{
    /// <summary>Reads an object by the settings of its record.</summary>
    /// <param name="node">The object.</param>
    /// <param name="type">The record.</param>
    /// <param name="otherKeys">Keys that are known beside the record's, for suggestions.</param>
    public ObjectReading ReadObject(ConfigNode node, JsonTypeInfo type, IReadOnlyList<string> otherKeys)
    {
        IReadOnlyList<SettingProperty> properties = SettingProperty.Of(type);
        string[] known = [.. properties.Select(property => property.Name), .. otherKeys];
        List<string> right = [];
        List<string> wrong = [];
        List<string> members = [];
        foreach (ConfigMember member in node.Members)
        {
            SettingProperty? property = properties.FirstOrDefault(property => property.Name == member.Name);
            if (property is null)
            {
                string hint = NearestName.Hint(member.Name, known, "Known settings");
                problems.Add(member.Value.Pointer, member.Line, $"unknown setting '{member.Name}'{hint}");
                wrong.Add(NearestName.Suggestion(member.Name, known) ?? member.Name);
            }
            else if (ReadSetting(member.Value, property) is string json)
            {
                right.Add(member.Name);
                members.Add($"{ConfigJson.Quote(member.Name)}:{json}");
            }
            else
            {
                wrong.Add(member.Name);
            }
        }

        SettingProperty[] lacking = [.. properties.Where(property => property.IsRequired && !right.Contains(property.Name))];

        // One that is wrong, or whose name is misspelt, is reported already.
        foreach (SettingProperty property in lacking.Where(property => !wrong.Contains(property.Name)))
        {
            problems.Add(node, $"the setting '{property.Name}' is missing; it is required ({FormOf(property.Type).Expected})");
        }

        return new ObjectReading($"{{{string.Join(',', members)}}}", wrong, IsWhole: wrong.Count + lacking.Length == 0, LacksRequired: lacking.Length > 0);
    }

    private string? ReadWhole(ConfigNode node, JsonTypeInfo type)
        => ReadObject(node, type, otherKeys: []) is { IsWhole: true } reading ? reading.Json : null;

    private string? ReadSetting(ConfigNode node, SettingProperty property)
    {
        if (property.HasOwnConverter)
        {
            return ReadAny(node);
        }

        string adviceOnNull = property.IsRequired ? "" : "; leave the key out to take its default";
        return Read(node, options.GetTypeInfo(property.Type), property.AllowsNull, property.Name, property.Rules, adviceOnNull);
    }

    private string? Read(
        ConfigNode node,
        JsonTypeInfo declared,
        bool allowsNull,
        string name,
        IReadOnlyList<ValidationAttribute> rules,
        string adviceOnNull = "")
    {
        JsonTypeInfo type = Nullable.GetUnderlyingType(declared.Type) is Type underlying ? options.GetTypeInfo(underlying) : declared;
        SettingForm form = SettingForm.Of(type);
        if (node.Kind == JsonValueKind.Null)
        {
            if (allowsNull)
            {
                return "null";
            }

            problems.Add(node, $"is null, expected {form.Expected}{adviceOnNull}");
            return null;
        }

        if (!form.Fits(node.Kind))
        {
            problems.Add(node, $"is {node.Describe()}, expected {form.ExpectedKind}{form.Advice(node)}");
            return null;
        }

        bool isList = form.Kind == JsonValueKind.Array;
        bool isMap = form.Kind == JsonValueKind.Object && type.Kind == JsonTypeInfoKind.Dictionary;
        string? json = form.Kind switch
        {
            JsonValueKind.Undefined => ReadAny(node),
            JsonValueKind.Array => ReadItems(node, type, name, rules),
            JsonValueKind.Object => isMap ? ReadMap(node, type, name, rules) : ReadWhole(node, type),
            _ => ReadLeaf(node, type, form),
        };
        return Checked(node, json, declared, name, isList || isMap ? [.. rules.Where(SettingRules.IsAboutWhole)] : rules);
    }

    private string? ReadItems(ConfigNode node, JsonTypeInfo type, string name, IReadOnlyList<ValidationAttribute> rules)
    {
        IReadOnlyList<ValidationAttribute> itemRules = [.. rules.Where(rule => !SettingRules.IsAboutWhole(rule))];
        JsonTypeInfo itemType = options.GetTypeInfo(type.ElementType!);
        List<string?> items = [.. node.Items.Select(item => Read(item, itemType, allowsNull: false, name, itemRules))];
        return items.Contains(null) ? null : $"[{string.Join(',', items)}]";
    }

    private string? ReadMap(ConfigNode node, JsonTypeInfo type, string name, IReadOnlyList<ValidationAttribute> rules)
    {
        IReadOnlyList<ValidationAttribute> valueRules = [.. rules.Where(rule => !SettingRules.IsAboutWhole(rule))];
        JsonTypeInfo valueType = options.GetTypeInfo(type.ElementType!);
        List<string> members = [];
        bool complete = true;
        foreach (ConfigMember member in node.Members)
        {
            string? json = Read(member.Value, valueType, allowsNull: false, name, valueRules);
            complete &= json is not null;
            members.Add($"{ConfigJson.Quote(member.Name)}:{json}");
        }

        return complete ? $"{{{string.Join(',', members)}}}" : null;
    }

    private string? ReadLeaf(ConfigNode node, JsonTypeInfo type, SettingForm form)
    {
        if (type.Type.IsEnum)
        {
            EnumWords words = EnumWords.Of(type);
            string? word = Text(node);
            string? value = word is null ? null : words.JsonOf(word);
            if (word is not null && value is null)
            {
                problems.Add(node, $"is {node.Describe()}, expected {form.Expected}{NearestName.Question(node.Text, words.All)}");
            }

            return value;
        }

        string? json = ReadAny(node);
        if (json is null)
        {
            return null;
        }

        try
        {
            JsonSerializer.Deserialize(json, type);
            return json;
        }
        catch (JsonException)
        {
            problems.Add(node, $"is {node.Describe()}, expected {form.ExpectedInPlaceOf(node)}");
            return null;
        }
    }

    private string? Checked(
        ConfigNode node, string? json, JsonTypeInfo type, string name, IReadOnlyList<ValidationAttribute> rules)
    {
        if (json is null || rules.Count == 0)
        {
            return json;
        }

        object? value = JsonSerializer.Deserialize(json, type);
        bool keepsAll = true;
        foreach (ValidationAttribute rule in rules)
        {
            if (SettingRules.FindFault(rule, name, value) is string fault)
            {
                problems.Add(node, $"is {node.Describe()}, {fault}");
                keepsAll = false;
            }
        }

        return keepsAll ? json : null;
    }

    private string? ReadAny(ConfigNode node)
    {
        switch (node.Kind)
        {
            case JsonValueKind.String:
                return Text(node) is string text ? ConfigJson.Quote(text) : null;
            case JsonValueKind.Array:
                List<string?> items = [.. node.Items.Select(ReadAny)];
                return items.Contains(null) ? null : $"[{string.Join(',', items)}]";
            case JsonValueKind.Object:
                List<string?> values = [.. node.Members.Select(member => ReadAny(member.Value))];
                IEnumerable<string> members = node.Members.Zip(values, (member, value) => $"{ConfigJson.Quote(member.Name)}:{value}");
                return values.Contains(null) ? null : $"{{{string.Join(',', members)}}}";
            default:
                return CanonicalJson.WriteValue(node);
        }
    }

    private string? Text(ConfigNode node) => ReferenceResolver.HasReferences(node.Text)
        ? references.Resolve(node.Text, problem => problems.Add(node, problem))
        : node.Text;

    private SettingForm FormOf(Type type) => SettingForm.Of(options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type));
}
