using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.Nodes.Diagnostics;

/// <summary>Lines for machines: one JSON object each, the values of the text as members of their own.</summary>
internal sealed class JsonFormatter(LogScope scope) : ILineFormatter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public byte[] Format(LogLine line)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("time", line.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", LevelNames.Of(line.Level));
            json.WriteString("message", scope.Redact(line.Message));
            WriteOptional(json, "event", line.Event.Name);
            json.WriteNumber("event_id", line.Event.Id);
            WriteOptional(json, "section", scope.Section);
            WriteOptional(json, "run", scope.Run);
            WriteOptional(json, "attempt", scope.Attempt);
            WriteOptional(json, "phase", scope.Phase);
            WriteOptional(json, "trace_id", scope.TraceId);
            WriteOptional(json, "span_id", scope.SpanId);
            WriteValues(json, line.Values);
            WriteOptional(json, "exception", line.Exception?.ToString());
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private void WriteValues(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        // The template itself is no value, and one that is nothing but {Message} says nothing more than the text.
        KeyValuePair<string, object?>[] own = [.. values.Where(value => value.Key is not ("{OriginalFormat}" or "Message"))];
        if (own.Length == 0)
        {
            return;
        }

        json.WriteStartObject("values");
        foreach ((string name, object? value) in own)
        {
            json.WritePropertyName(JsonNamingPolicy.SnakeCaseLower.ConvertName(name));
            WriteValue(json, value);
        }

        json.WriteEndObject();
    }

    private void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(scope.Redact(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
                break;
        }
    }

    private void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, scope.Redact(value));
        }
    }
}
