using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Pipeline.Nodes.Config;

/// <summary>Says in a person's words what is wrong with the syntax of a JSON file.</summary>
internal static class JsonSyntaxFault
{
    private const char NoCharacter = '\0';
    private const string SingleQuote = "a single quote: names and strings stand in double quotes";

    private static readonly SearchValues<byte> EndsOfWord = SearchValues.Create(" \t\r\n,:{}[]\""u8);

    /// <summary>Finds what makes the bytes no UTF-8 text at all; gives the text and the line, or <see langword="null"/>.</summary>
    public static (string Text, int Line)? FindInBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return ("the file is UTF-16 text; save it as UTF-8", 1);
        }

        if (bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return ("the file is empty; expected a JSON object such as {\"node_1\": {}}", 1);
        }

        if (Utf8.IsValid(bytes))
        {
            return null;
        }

        int line = 1;
        foreach (Range range in bytes.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(bytes[range]))
            {
                break;
            }

            line++;
        }

        return ("a byte that is not UTF-8 text; save the file as UTF-8", line);
    }

    /// <summary>Explains why a reader stopped.</summary>
    /// <param name="utf8">The file without a byte order mark.</param>
    /// <param name="line">The line where it stopped, from 1.</param>
    /// <param name="column">The byte within the line, from 0.</param>
    public static string Explain(ReadOnlySpan<byte> utf8, int line, int column)
    {
        int position = Math.Min(StartOfLine(utf8, line) + column, utf8.Length);
        ReadOnlySpan<byte> rest = utf8[position..];
        SyntaxPlace place = SyntaxPlace.Find(utf8[..position]);
        Rune.DecodeFromUtf8(rest, out Rune found, out _);
        if (place.StringLine > 0)
        {
            return ExplainInString(place, found, isEnd: rest.IsEmpty);
        }

        if (rest.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return place.Innermost is { } open
                ? $"the file ends, but the '{open.Character}' on line {open.Line} is not closed"
                : "the file ends too early";
        }

        return found.Value is '}' or ']' ? ExplainClosing(place, found)
            : place.Depth == 0 && place.Last != NoCharacter
                ? $"expected nothing more after the end of the file's object, found {Word(rest)}"
            : place.Depth >= ConfigTreeReader.DeepestNesting
                ? $"objects and lists are nested deeper than {ConfigTreeReader.DeepestNesting} levels"
            : place.Innermost is { Character: '{', IsAfterColon: false } ? ExplainName(place, found, rest)
            : ExplainValue(place, found, rest, previous: position > 0 ? utf8[position - 1] : (byte)' ');
    }

    private static string ExplainInString(SyntaxPlace place, Rune found, bool isEnd) => found.Value switch
    {
        _ when isEnd => $"the file ends inside a string that begins on line {place.StringLine}: a '\"' is missing",
        '\n' or '\r' => "a line ends inside a string: a '\"' is missing, or write \\n",
        < ' ' => $"a control character (U+{found.Value:X4}) inside a string: write it as an escape such as \\t",
        _ => "a '\\' inside a string begins no escape that JSON knows: write \\\\ for a backslash",
    };

    private static string ExplainClosing(SyntaxPlace place, Rune found) => place.Innermost switch
    {
        null => $"'{found}' closes nothing: remove it",
        { Character: '{' } open when found.Value == ']' => $"found ']', but the '{{' on line {open.Line} is still open",
        { Character: '[' } open when found.Value == '}' => $"found '}}', but the '[' on line {open.Line} is still open",
        _ => $"a value is missing before '{found}'",
    };

    private static string ExplainName(SyntaxPlace place, Rune found, ReadOnlySpan<byte> rest) => found.Value switch
    {
        '\'' => SingleQuote,
        ',' => "a name and a value are missing before ','",
        '=' => "'=' after a name: write ':'",
        _ when place.Last == '"' => $"a ':' is missing after the name, before {Word(rest)}",
        _ => $"expected a name in double quotes, found {Word(rest)}",
    };

    private static string ExplainValue(SyntaxPlace place, Rune found, ReadOnlySpan<byte> rest, byte previous)
    {
        if (place.Last is NoCharacter or ':' or '[' or ',')
        {
            return found.Value switch
            {
                '\'' => SingleQuote,
                ',' => "a value is missing before ','",
                _ => $"expected a value, found {Word(rest)}: strings stand in double quotes; true, false and null in lower case",
            };
        }

        return char.IsAsciiLetterOrDigit((char)previous) || previous is (byte)'.' or (byte)'-' or (byte)'+'
            ? $"{Word(rest)} does not belong to the value before it: a number has no leading zeros and no unit"
            : $"a comma is missing before {Word(rest)}";
    }

    private static int StartOfLine(ReadOnlySpan<byte> utf8, int line)
    {
        int start = 0;
        for (int current = 1; current < line; current++)
        {
            int length = utf8[start..].IndexOf((byte)'\n');
            if (length < 0)
            {
                return utf8.Length;
            }

            start += length + 1;
        }

        return start;
    }

    private static string Word(ReadOnlySpan<byte> rest)
    {
        const int LongestWord = 20;
        int end = rest.IndexOfAny(EndsOfWord);
        string word = Encoding.UTF8.GetString(end > 0 ? rest[..end] : end < 0 ? rest : rest[..1]);
        int[] starts = StringInfo.ParseCombiningCharacters(word);
        return $"'{(starts.Length > LongestWord ? word[..starts[LongestWord]] + "…" : word)}'";
    }
}
