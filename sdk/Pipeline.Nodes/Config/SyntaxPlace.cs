namespace Pipeline.Nodes.Config;

/// <summary>What is open at a place of a JSON text, however broken the text is there.</summary>
internal sealed class SyntaxPlace
{
    private readonly Stack<Bracket> _open = new();

    private SyntaxPlace()
    {
    }

    /// <summary>How many brackets are open.</summary>
    public int Depth => _open.Count;

    /// <summary>The innermost open bracket; <see langword="null"/> where none is open.</summary>
    public Bracket? Innermost => _open.TryPeek(out Bracket? bracket) ? bracket : null;

    /// <summary>The line on which the string begins that the place is inside of; 0 where it is in none.</summary>
    public int StringLine { get; private set; }

    /// <summary>The last character before the place that is neither white space nor in a comment; 0 where there is none.</summary>
    public char Last { get; private set; }

    /// <summary>Whether the place is in an object, behind the colon after a name.</summary>
    public bool IsAfterColon => Innermost is { IsAfterColon: true };

    /// <summary>Reads a text up to a place.</summary>
    public static SyntaxPlace Find(ReadOnlySpan<byte> before)
    {
        SyntaxPlace place = new();
        int line = 1;
        for (int i = 0; i < before.Length; i++)
        {
            int comment = place.StringLine == 0 ? CommentLength(before[i..]) : 0;
            if (comment > 0)
            {
                line += before.Slice(i, comment).Count((byte)'\n');
                i += comment - 1;
            }
            else if (place.StringLine > 0 && before[i] == '\\')
            {
                i++;
            }
            else
            {
                place.Take((char)before[i], line);
                line += before[i] == '\n' ? 1 : 0;
            }
        }

        return place;
    }

    private void Take(char character, int line)
    {
        if (character == '"')
        {
            StringLine = StringLine > 0 ? 0 : line;
        }
        else if (StringLine > 0 || character is ' ' or '\t' or '\r' or '\n')
        {
            return;
        }
        else if (character is '{' or '[')
        {
            _open.Push(new Bracket(character, line));
        }
        else if (character is '}' or ']')
        {
            _open.TryPop(out _);
        }
        else if (character is ':' or ',' && Innermost is Bracket bracket)
        {
            bracket.IsAfterColon = character == ':';
        }

        Last = character;
    }

    private static int CommentLength(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> end = text.StartsWith("//"u8) ? "\n"u8 : text.StartsWith("/*"u8) ? "*/"u8 : [];
        int length = end.IsEmpty ? -1 : text[2..].IndexOf(end);
        return end.IsEmpty ? 0 : length < 0 ? text.Length : length + 2 + end.Length;
    }

    /// <summary>An open bracket.</summary>
    /// <param name="character"><c>{</c> or <c>[</c>.</param>
    /// <param name="line">Its line, from 1.</param>
    internal sealed class Bracket(char character, int line)
    {
        /// <summary><c>{</c> or <c>[</c>.</summary>
        public char Character { get; } = character;

        /// <summary>Its line, from 1.</summary>
        public int Line { get; } = line;

        /// <summary>Whether a colon was read since the last comma.</summary>
        public bool IsAfterColon { get; set; }
    }
}
