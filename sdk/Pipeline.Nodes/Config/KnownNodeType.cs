using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Nodes.Config;

/// <summary>What must be known of a node type to find its section.</summary>
/// <param name="Name">The type's name, for example <c>data-fetcher</c>.</param>
/// <param name="SettingNames">The names of its own settings, without the common keys.</param>
/// <param name="RequiresNothing">Whether it can run without a section: no setting is required.</param>
internal sealed record KnownNodeType(string Name, IReadOnlyList<string> SettingNames, bool RequiresNothing)
{
    /// <summary>Describes a node type by its config record.</summary>
    /// <param name="name">The type's name.</param>
    /// <param name="configType">The config record, from <see cref="ConfigJson.TypeInfoOf"/>.</param>
    /// <exception cref="ArgumentException">A setting has the name of a common key, or one that is the user's own.</exception>
    public static KnownNodeType Of(string name, JsonTypeInfo configType)
    {
        IReadOnlyList<SettingProperty> settings = SettingProperty.Of(configType);
        foreach (SettingProperty setting in settings)
        {
            if (CommonKeys.All.Contains(setting.Name) || setting.Name.StartsWith("x_", StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    $"The config record {configType.Type.Name} of '{name}' has a setting '{setting.Name}', a name that every section"
                    + $" may use for itself ({string.Join(", ", CommonKeys.All)}, x_*). Give it another name.",
                    nameof(configType));
            }
        }

        return new KnownNodeType(name, [.. settings.Select(setting => setting.Name)], !settings.Any(setting => setting.IsRequired));
    }
}
