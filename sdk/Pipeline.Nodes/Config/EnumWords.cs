using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Nodes.Config;

/// <summary>The words that stand for the values of an enum in a config file, and what the serializer reads for each.</summary>
internal sealed class EnumWords
{
    private readonly Dictionary<string, string> _jsonByWord = new(StringComparer.Ordinal);

    private EnumWords()
    {
    }

    /// <summary>The words in the order of the values.</summary>
    public IReadOnlyCollection<string> All => _jsonByWord.Keys;

    /// <summary>What the serializer reads for a word; <see langword="null"/> for another.</summary>
    public string? JsonOf(string word) => _jsonByWord.GetValueOrDefault(word);

    /// <summary>The word for a value as the serializer writes it; <see langword="null"/> for another.</summary>
    public string? WordOf(string json) => _jsonByWord.FirstOrDefault(pair => pair.Value == json).Key;

    /// <summary>
    /// Finds the words: the names in <c>snake_case</c>, or what the enum's own converter writes where that is not just the name.
    /// </summary>
    public static EnumWords Of(JsonTypeInfo enumType)
    {
        EnumWords words = new();
        foreach (string name in Enum.GetNames(enumType.Type))
        {
            string json = JsonSerializer.Serialize(Enum.Parse(enumType.Type, name), enumType);
            string written = json.StartsWith('"') ? json[1..^1] : name;
            words._jsonByWord.TryAdd(written == name ? JsonNamingPolicy.SnakeCaseLower.ConvertName(name) : written, json);
        }

        return words;
    }
}
