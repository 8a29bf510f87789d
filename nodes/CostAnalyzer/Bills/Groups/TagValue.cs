using System.Buffers;
using System.Text.Json;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Bills.Groups;

/// <summary>
/// The value of one key in a column of tags: a JSON object (<c>{"env":"dev"}</c>), its members without the braces, or a list of keys and values
/// (<c>[{"key":"env","value":"dev"}]</c>). What is no JSON has no tags.
/// </summary>
internal sealed class TagValue(int index, string key) : GroupValue
{
    // Bills have few different sets of tags; each is parsed once, as long as there are not too many.
    private const int MaxKnown = 1 << 14;

    private readonly byte[] _key = TagKey.Normalize(key);
    private readonly NameTable _known = new();
    private readonly List<byte[]> _values = [];
    private readonly ArrayBufferWriter<byte> _braced = new();

    public override IEnumerable<int> Indices => [index];

    public override ReadOnlySpan<byte> Read(BillRow row)
    {
        ReadOnlySpan<byte> text = row[index];
        if (NullText.IsNull(text))
        {
            return default;
        }

        if (_known.Count >= MaxKnown && !_known.TryGet(text, out _))
        {
            return Find(text);
        }

        int number = _known.GetOrAdd(text);
        if (number == NameTable.NotUtf8)
        {
            return default;
        }

        if (number == _values.Count)
        {
            _values.Add(Find(text));
        }

        return _values[number];
    }

    private byte[] Find(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart((byte)' ');
        if (text.IsEmpty || text[0] is not ((byte)'{' or (byte)'['))
        {
            _braced.ResetWrittenCount();
            _braced.Write("{"u8);
            _braced.Write(text);
            _braced.Write("}"u8);
            text = _braced.WrittenSpan;
        }

        try
        {
            Utf8JsonReader json = new(text, new JsonReaderOptions { AllowTrailingCommas = true });
            return text[0] == '[' ? FindInList(ref json) : FindInObject(ref json);
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private byte[] FindInObject(ref Utf8JsonReader json)
    {
        while (json.Read())
        {
            if (json.CurrentDepth == 1 && json.TokenType == JsonTokenType.PropertyName && IsKey(ref json) && json.Read() && Value(ref json) is { Length: > 0 } value)
            {
                return value;
            }
        }

        return [];
    }

    private byte[] FindInList(ref Utf8JsonReader json)
    {
        bool isKey = false;
        byte[] value = [];
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.StartObject)
            {
                (isKey, value) = (false, []);
            }
            else if (json.TokenType == JsonTokenType.EndObject && isKey && value.Length > 0)
            {
                return value;
            }
            else if (json.TokenType == JsonTokenType.PropertyName)
            {
                bool named = json.ValueTextEquals("key"u8);
                bool valued = json.ValueTextEquals("value"u8);
                json.Read();
                isKey = named ? json.TokenType == JsonTokenType.String && IsKey(ref json) : isKey;
                value = valued ? Value(ref json) : value;
            }
        }

        return [];
    }

    private bool IsKey(ref Utf8JsonReader json) => TagKey.Normalize(Text(ref json)).AsSpan().SequenceEqual(_key);

    private static byte[] Value(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => Text(ref json).AsSpan().Trim((byte)' ').ToArray(),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => json.ValueSpan.ToArray(),
        _ => [],
    };

    private static byte[] Text(ref Utf8JsonReader json)
    {
        byte[] text = new byte[json.ValueSpan.Length];
        try
        {
            return text[..json.CopyString(text)];
        }
        catch (InvalidOperationException)
        {
            // An escape that is half of a surrogate pair is no text.
            return [];
        }
    }
}
