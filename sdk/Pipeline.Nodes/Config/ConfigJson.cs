using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Nodes.Config;

/// <summary>The serializer's options for config records: strict, and <c>snake_case</c>.</summary>
internal static class ConfigJson
{
    /// <summary>Makes the options.</summary>
    /// <param name="resolver">
    /// Knows the config records: a <c>JsonSerializerContext</c>, or reflection (<see cref="DefaultJsonTypeInfoResolver"/>) where the
    /// program is not compiled ahead of time.
    /// </param>
    public static JsonSerializerOptions CreateOptions(IJsonTypeInfoResolver resolver)
    {
        JsonSerializerOptions options = new(JsonSerializerDefaults.Strict)
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            TypeInfoResolver = resolver,
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Gives what is known of a config record.</summary>
    /// <param name="resolver">As for <see cref="CreateOptions"/>.</param>
    /// <param name="configType">The config record's type.</param>
    /// <exception cref="NotSupportedException">The resolver does not know the type.</exception>
    public static JsonTypeInfo TypeInfoOf(IJsonTypeInfoResolver resolver, Type configType) =>
        CreateOptions(resolver).GetTypeInfo(configType);

    /// <summary>Puts a text into quotes and escapes it.</summary>
    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
