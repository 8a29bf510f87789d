using System.Text;
using System.Text.Json;

namespace Pipeline.Nodes.Config;

/// <summary>
/// Reads a config file in one pass into a tree that knows the place of each value. Comments, trailing commas and repeated keys are
/// problems that do not stop it; broken syntax does.
/// </summary>
internal ref struct ConfigTreeReader
{
    /// <summary>How many objects and lists may lie in one another.</summary>
    public const int DeepestNesting = 64;

    private readonly ReadOnlySpan<byte> _utf8;
    private readonly ProblemCollector _problems;
    private Utf8JsonReader _reader;
    private int _line = 1;
    private int _countedUpTo;
    private int _previousTokenEnd;
    private int _commaLine;

    private ConfigTreeReader(ReadOnlySpan<byte> utf8, ProblemCollector problems)
    {
        _utf8 = utf8;
        _problems = problems;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Allow,
            MaxDepth = DeepestNesting,
        });
    }

    /// <summary>Reads the whole file; <see langword="null"/> where its syntax is broken, which is then among the problems.</summary>
    public static ConfigNode? Read(ReadOnlySpan<byte> utf8, ProblemCollector problems)
    {
        // RFC 8259, section 8.1, lets a reader ignore a byte order mark; editors on Windows write one.
        ReadOnlySpan<byte> text = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        if (JsonSyntaxFault.FindInBytes(text) is (string bytesFault, int bytesLine))
        {
            problems.Add(pointer: null, bytesLine, bytesFault);
            return null;
        }

        ConfigTreeReader reader = new(text, problems);
        try
        {
            reader.Next();
            ConfigNode root = reader.ReadValue(pointer: "");
            reader.Next();
            return root;
        }
        catch (JsonException exception)
        {
            int line = (int)(exception.LineNumber ?? 0) + 1;
            int column = (int)(exception.BytePositionInLine ?? 0);
            problems.Add(pointer: null, line, JsonSyntaxFault.Explain(text, line, column));
            return null;
        }
    }

    private bool Next()
    {
        while (true)
        {
            bool any = _reader.Read();
            int start = any ? (int)_reader.TokenStartIndex : _utf8.Length;
            FindComma(start);
            if (!any)
            {
                return false;
            }

            CountLinesUpTo(start);
            _previousTokenEnd = (int)_reader.BytesConsumed;
            if (_reader.TokenType != JsonTokenType.Comment)
            {
                return true;
            }

            _problems.Add(pointer: null, _line, "a comment: JSON has none; put it into a key that begins with 'x_', which is ignored");
        }
    }

    // Between two tokens there can be only white space and at most one comma.
    private void FindComma(int tokenStart)
    {
        ReadOnlySpan<byte> gap = tokenStart > _previousTokenEnd ? _utf8[_previousTokenEnd..tokenStart] : [];
        int comma = gap.IndexOf((byte)',');
        if (comma >= 0)
        {
            CountLinesUpTo(_previousTokenEnd + comma);
            _commaLine = _line;
        }
    }

    private void CountLinesUpTo(int position)
    {
        if (position > _countedUpTo)
        {
            _line += _utf8[_countedUpTo..position].Count((byte)'\n');
            _countedUpTo = position;
        }
    }

    private void EndOfList()
    {
        if (_commaLine > 0)
        {
            _problems.Add(pointer: null, _commaLine, $"a comma before '{(char)_utf8[(int)_reader.TokenStartIndex]}': remove it");
            _commaLine = 0;
        }
    }

    private ConfigNode ReadValue(string pointer)
    {
        _commaLine = 0;
        int line = _line;
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return new ConfigNode(JsonValueKind.Object, pointer, line) { Members = ReadMembers(pointer) };
            case JsonTokenType.StartArray:
                return new ConfigNode(JsonValueKind.Array, pointer, line) { Items = ReadItems(pointer) };
            case JsonTokenType.String:
                return new ConfigNode(JsonValueKind.String, pointer, line) { Text = ReadString(pointer) };
            case JsonTokenType.Number:
                return new ConfigNode(JsonValueKind.Number, pointer, line) { Text = Encoding.UTF8.GetString(_reader.ValueSpan) };
            case JsonTokenType.True:
                return new ConfigNode(JsonValueKind.True, pointer, line);
            case JsonTokenType.False:
                return new ConfigNode(JsonValueKind.False, pointer, line);
            default:
                return new ConfigNode(JsonValueKind.Null, pointer, line);
        }
    }

    private List<ConfigMember> ReadMembers(string pointer)
    {
        List<ConfigMember> members = [];
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        while (Next() && _reader.TokenType != JsonTokenType.EndObject)
        {
            _commaLine = 0;
            int line = _line;
            string name = ReadString(pointer);
            string memberPointer = JsonPointer.Append(pointer, name);
            Next();
            ConfigNode value = ReadValue(memberPointer);
            if (lines.TryAdd(name, line))
            {
                members.Add(new ConfigMember(name, line, value));
            }
            else
            {
                _problems.Add(memberPointer, line, $"the key '{name}' stands here for the second time; the first is on line {lines[name]}");
            }
        }

        EndOfList();
        return members;
    }

    private List<ConfigNode> ReadItems(string pointer)
    {
        List<ConfigNode> items = [];
        while (Next() && _reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(JsonPointer.Append(pointer, items.Count)));
        }

        EndOfList();
        return items;
    }

    private string ReadString(string pointer)
    {
        try
        {
            return _reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // The bytes are valid UTF-8, so it can only be an escape such as \ud800 without its other half.
            _problems.Add(pointer, _line, "half of a surrogate pair in a '\\u' escape; write the character itself");
            return "";
        }
    }
}
