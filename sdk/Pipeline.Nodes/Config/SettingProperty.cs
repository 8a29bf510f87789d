using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Nodes.Config;

/// <summary>One setting of a config record.</summary>
internal sealed class SettingProperty
{
    private readonly JsonPropertyInfo _property;

    private SettingProperty(JsonPropertyInfo property) => _property = property;

    /// <summary>The setting's name in the file.</summary>
    public string Name => _property.Name;

    /// <summary>The setting's type.</summary>
    public Type Type => _property.PropertyType;

    /// <summary>Whether a section must hold it: the constructor's parameter has no default, or the property is <c>required</c>.</summary>
    public bool IsRequired => _property.IsRequired || _property.AssociatedParameter is { HasDefaultValue: false };

    /// <summary>Whether <c>null</c> may stand there: the type says so.</summary>
    public bool AllowsNull => Nullable.GetUnderlyingType(Type) is not null
        || (!Type.IsValueType && (_property.AssociatedParameter?.IsNullable ?? _property.IsSetNullable));

    /// <summary>Whether a converter of its own reads it, so that nothing is known of its form.</summary>
    public bool HasOwnConverter => _property.CustomConverter is not null;

    /// <summary>The setting's value in a config record.</summary>
    public object? ValueIn(object config) => _property.Get?.Invoke(config);

    /// <summary>The setting's value in a config record, as a config file writes it.</summary>
    public string JsonIn(object config, JsonSerializerOptions options)
    {
        string json = JsonSerializer.Serialize(ValueIn(config), options.GetTypeInfo(Type));
        Type bare = Nullable.GetUnderlyingType(Type) ?? Type;
        return bare.IsEnum && EnumWords.Of(options.GetTypeInfo(bare)).WordOf(json) is string word ? ConfigJson.Quote(word) : json;
    }

    /// <summary>The rules that values of this setting must keep.</summary>
    public IReadOnlyList<ValidationAttribute> Rules => RulesOf(_property);

    /// <summary>The settings of a record, in the order of its declaration; computed properties are none.</summary>
    public static IReadOnlyList<SettingProperty> Of(JsonTypeInfo type) =>
    [
        .. from property in type.Properties
           where !property.IsExtensionData && (property.Set is not null || property.AssociatedParameter is not null)
           select new SettingProperty(property),
    ];

    /// <summary>The rules on a property or on its parameter of the constructor.</summary>
    public static IReadOnlyList<ValidationAttribute> RulesOf(JsonPropertyInfo property) =>
        [.. AttributesOf<ValidationAttribute>(property).Where(rule => !rule.RequiresValidationContext)];

    /// <summary>The attributes of a kind on a property or on its parameter of the constructor.</summary>
    public static IEnumerable<T> AttributesOf<T>(JsonPropertyInfo property)
        where T : Attribute
    {
        ICustomAttributeProvider?[] providers = [property.AttributeProvider, property.AssociatedParameter?.AttributeProvider];
        return providers.SelectMany(provider => provider?.GetCustomAttributes(typeof(T), inherit: true).OfType<T>() ?? []);
    }
}
