using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pipeline.Nodes.Config;

/// <summary>Writes a section in one fixed form: no white space, members in ordinal order, one way of escaping.</summary>
internal static class CanonicalJson
{
    /// <summary>The form of a section that is not in the file.</summary>
    public const string Empty = "{}";

    /// <summary>Writes a section; the user's own keys at its top are left out. A number stays as it is written.</summary>
    public static string Write(ConfigNode section)
    {
        ConfigNode own = section with { Members = [.. section.Members.Where(member => !member.IsUsersOwn)] };
        return WriteValue(own);
    }

    /// <summary>Writes any value of a config file.</summary>
    public static string WriteValue(ConfigNode node)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            Write(writer, node);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The SHA-256 of such a text in lower-case hex: equal where two sections say the same.</summary>
    public static string Sha256(string canonicalJson) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalJson)));

    private static void Write(Utf8JsonWriter writer, ConfigNode node)
    {
        switch (node.Kind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (ConfigMember member in node.Members.OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (ConfigNode item in node.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(node.Text);
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(node.Text);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBooleanValue(node.Kind == JsonValueKind.True);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
