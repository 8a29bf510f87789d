using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Pipeline.Nodes.Config;

/// <summary>Says in a person's words what is wrong with the syntax of a JSON file.</summary>
internal static class JsonSyntaxFault
{
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
    /// <param name="depth">How many objects and lists were open.</param>
    public static string Explain(ReadOnlySpan<byte> utf8, int line, int column, int depth)
    {
        int position = Math.Min(StartOfLine(utf8, line) + column, utf8.Length);
        ReadOnlySpan<byte> rest = utf8[position..];
        ReadOnlySpan<byte> before = utf8[..position];
        if (rest.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return depth > 0
                ? $"the file ends too early: {(depth == 1 ? "a '}' or ']' is" : $"{depth} brackets ('}}' or ']') are")} missing"
                : "the file ends too early";
        }

        Rune.DecodeFromUtf8(rest, out Rune found, out _);
        if (IsInsideString(utf8, position))
        {
            return found.Value switch
            {
                '\n' or '\r' => "a line ends inside a string: a '\"' is missing, or write \\n",
                < ' ' => $"a control character (U+{found.Value:X4}) inside a string: write it as an escape such as \\t",
                _ => "a '\\' inside a string begins no escape that JSON knows: write \\\\ for a backslash",
            };
        }

        char last = LastCharacter(before);
        return found.Value switch
        {
            '\'' => "a single quote: names and strings stand in double quotes",
            '"' when last is not (',' or '{' or '[' or ':' or '\0') => "a comma is missing before this",
            '}' or ']' => $"'{found}' closes what is not open here, or a value is missing before it",
            ',' => "a value is missing before ','",
            ':' => "a ':' where none belongs; a name in double quotes stands before it",
            '=' => "'=' between a name and its value: write ':'",
            '{' or '[' when last is '}' or ']' => "a comma is missing before this",
            '{' or '[' when depth == 0 => "something follows after the end of the file's object",
            _ when last is '{' or ',' && !Rune.IsDigit(found) && depth > 0 => $"expected a name in double quotes, found {Word(rest)}",
            _ when last is ':' or '[' or ',' or '\0' => $"expected a value, found {Word(rest)}: strings stand in double quotes; true, false and null in lower case",
            _ => $"unexpected {Word(rest)}",
        };
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

    private static bool IsInsideString(ReadOnlySpan<byte> utf8, int position)
    {
        bool inside = false;
        for (int i = 0; i < position; i++)
        {
            if (utf8[i] == '"')
            {
                inside = !inside;
            }
            else if (inside && utf8[i] == '\\' && i + 1 < position)
            {
                i++;
            }
        }

        return inside;
    }

    private static char LastCharacter(ReadOnlySpan<byte> before)
    {
        int last = before.LastIndexOfAnyExcept(" \t\r\n"u8);
        return last < 0 ? '\0' : (char)before[last];
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
