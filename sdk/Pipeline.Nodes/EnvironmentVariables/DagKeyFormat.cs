using System.Buffers;

namespace Pipeline.Nodes.EnvironmentVariables;

/// <summary>The form of a DAG key: 8 lower-case hex digits.</summary>
internal static class DagKeyFormat
{
    /// <summary>How many digits a DAG key has.</summary>
    public const int Length = 8;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>Whether a text is a DAG key.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) => text.Length == Length && !text.ContainsAnyExcept(Digits);

    /// <summary>Says what keeps a text from being a DAG key; <see langword="null"/> where nothing does.</summary>
    public static string? FindFault(string text)
    {
        if (IsValid(text))
        {
            return null;
        }

        foreach (char character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                return "it holds white space";
            }

            if (!char.IsAsciiHexDigit(character))
            {
                return $"'{character}' is not a hex digit (0-9, a-f)";
            }
        }

        return text.Length == Length
            ? $"its letters must be lower case: '{text.ToLowerInvariant()}'"
            : $"it has {text.Length} {(text.Length == 1 ? "digit" : "digits")}";
    }
}
