using System.Text.Json;

namespace Pipeline.Nodes.Config;

/// <summary>One value of a config file, with its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Pointer">Its JSON pointer (RFC 6901).</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record ConfigNode(JsonValueKind Kind, string Pointer, int Line)
{
    private const int LongestValueShown = 60;

    /// <summary>The text of a string, unescaped, or of a number, as written; empty for anything else.</summary>
    public string Text { get; init; } = "";

    /// <summary>The members of an object in file order, without repetitions; empty for anything else.</summary>
    public IReadOnlyList<ConfigMember> Members { get; init; } = [];

    /// <summary>The elements of a list; empty for anything else.</summary>
    public IReadOnlyList<ConfigNode> Items { get; init; } = [];

    /// <summary>The value of the member with this name, if there is one.</summary>
    public ConfigMember? Find(string name)
    {
        foreach (ConfigMember member in Members)
        {
            if (member.Name == name)
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>What stands here, for the text of a problem: <c>the string "30"</c>.</summary>
    public string Describe() => Kind switch
    {
        JsonValueKind.String => $"the string {Quote(Text)}",
        JsonValueKind.Number => $"the number {Shorten(Text)}",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "a list",
        _ => "an object",
    };

    /// <summary>Puts a text in quotes and escapes and shortens it, so that it fits into one line.</summary>
    public static string Quote(string text) =>
        $"\"{JsonEncodedText.Encode(Shorten(text), System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string Shorten(string text)
    {
        if (text.Length <= LongestValueShown)
        {
            return text;
        }

        int end = char.IsHighSurrogate(text[LongestValueShown - 1]) ? LongestValueShown - 1 : LongestValueShown;
        return text[..end] + "…";
    }
}
