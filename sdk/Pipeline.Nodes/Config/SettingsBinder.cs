using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Nodes.Config;

/// <summary>
/// Binds a section to a node's config record. The deserializer stops at its first error, so the section is walked beside the record's
/// metadata and each value is read alone; the record is made in the end, from values that are known to be right.
/// </summary>
/// <param name="configType">The config record, from <see cref="ConfigJson.TypeInfoOf"/>.</param>
/// <param name="references">Resolves the references of string settings.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class SettingsBinder(JsonTypeInfo configType, ReferenceResolver references, ProblemCollector problems)
{
    private static readonly ConfigNode NoSection = new(JsonValueKind.Object, Pointer: "", Line: 0);

    private readonly ValueReader _values = new(configType.Options, references, problems);

    /// <summary>Binds a section.</summary>
    /// <param name="section">The section; <see langword="null"/> takes the type's defaults.</param>
    /// <returns>The record; <see langword="null"/> where there were problems.</returns>
    public BoundSettings? Bind(Section? section)
    {
        int problemsBefore = problems.Count;
        ConfigNode node = section?.Node ?? NoSection;
        ConfigNode own = node with
        {
            Members = [.. node.Members.Where(member => !member.IsUsersOwn && !CommonKeys.All.Contains(member.Name))],
        };
        string? json = _values.ReadObject(own, configType, CommonKeys.All);
        if (json is null || problems.Count > problemsBefore)
        {
            return null;
        }

        object? config = Make(json, node);
        return config is null ? null : new BoundSettings(config, EffectiveSettings(config, own));
    }

    private object? Make(string json, ConfigNode section)
    {
        Redactor redactor = references.Secrets.ToRedactor();
        object config;
        try
        {
            config = JsonSerializer.Deserialize(json, configType)
                ?? throw new InvalidOperationException($"The converter of {configType.Type} made null of a section.");
        }
        catch (JsonException exception)
        {
            problems.Add(section, redactor.Redact($"does not fit the settings of this type: {exception.Message}"));
            return null;
        }

        if (config is not IConfigCheck check)
        {
            return config;
        }

        int problemsBefore = problems.Count;
        foreach (string problem in check.FindProblems())
        {
            AddToItsSetting(section, redactor.Redact(problem));
        }

        return problems.Count > problemsBefore ? null : config;
    }

    // A text that begins with the key of a setting is told at that setting's place.
    private void AddToItsSetting(ConfigNode section, string problem)
    {
        string key = new([.. problem.TakeWhile(character => char.IsAsciiLetterOrDigit(character) || character == '_')]);
        ConfigNode? setting = section.Find(key)?.Value;
        string prefix = $"{key}: ";
        problems.Add(setting ?? section, setting is not null && problem.StartsWith(prefix, StringComparison.Ordinal) ? problem[prefix.Length..] : problem);
    }

    private List<EffectiveSetting> EffectiveSettings(object config, ConfigNode own)
    {
        List<EffectiveSetting> settings = [];
        foreach (SettingProperty property in SettingProperty.Of(configType))
        {
            ConfigNode? written = own.Find(property.Name)?.Value;
            settings.Add(new EffectiveSetting(
                property.Name,
                written is null ? DefaultJson(property, config) : CanonicalJson.WriteValue(written),
                IsDefault: written is null));
        }

        return settings;
    }

    private string DefaultJson(SettingProperty property, object config)
    {
        JsonTypeInfo type = configType.Options.GetTypeInfo(property.Type);
        string json = JsonSerializer.Serialize(property.ValueIn(config), type);
        return property.Type.IsEnum && EnumWords.Of(type).WordOf(json) is string word ? ConfigJson.Quote(word) : json;
    }
}
