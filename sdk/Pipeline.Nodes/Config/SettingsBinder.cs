using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Nodes.Errors;

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
        ObjectReading reading = _values.ReadObject(own, configType, CommonKeys.All);
        object? config = reading.LacksRequired ? null : Make(reading, node);
        return config is null || problems.Count > problemsBefore ? null : new BoundSettings(config, EffectiveSettings(config, own));
    }

    // Settings that are wrong stand at their defaults in it, so that the rules across the others can be told at the same time.
    private object? Make(ObjectReading reading, ConfigNode section)
    {
        Redactor redactor = references.Secrets.ToRedactor();
        object config;
        try
        {
            config = JsonSerializer.Deserialize(reading.Json, configType)
                ?? throw new InvalidOperationException($"The converter of {configType.Type} made null of a section.");
        }
        catch (JsonException exception)
        {
            problems.Add(section, redactor.Redact($"does not fit the settings of this type: {exception.Message}"));
            return null;
        }
        catch (Exception exception)
        {
            throw new AuthorException($"{configType.Type.Name}'s constructor", exception.Message, exception);
        }

        if (config is not IConfigCheck check)
        {
            return config;
        }

        foreach (string problem in ProblemsOf(check).Where(problem => !reading.WrongNames.Any(name => Names(problem, name))))
        {
            AddToItsSetting(section, redactor.Redact(problem));
        }

        return config;
    }

    private static string[] ProblemsOf(IConfigCheck check)
    {
        try
        {
            return [.. check.FindProblems()];
        }
        catch (Exception exception)
        {
            throw new AuthorException($"{check.GetType().Name}.FindProblems", exception.Message, exception);
        }
    }

    private static bool Names(string problem, string setting)
    {
        for (int at = problem.IndexOf(setting, StringComparison.Ordinal); at >= 0; at = problem.IndexOf(setting, at + 1, StringComparison.Ordinal))
        {
            int end = at + setting.Length;
            if ((at == 0 || !IsOfName(problem[at - 1])) && (end == problem.Length || !IsOfName(problem[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfName(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    // A text that begins with the key of a setting is told at that setting's place.
    private void AddToItsSetting(ConfigNode section, string problem)
    {
        string key = new([.. problem.TakeWhile(IsOfName)]);
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
                written is null ? property.JsonIn(config, configType.Options) : CanonicalJson.WriteValue(written),
                IsDefault: written is null));
        }

        return settings;
    }
}
