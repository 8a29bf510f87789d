using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.Nodes.Images.Sbom;

/// <summary>Writes a CycloneDX 1.6 document. The same parts give the same bytes.</summary>
internal static class BillOfMaterials
{
    public static void Write(Stream output, string name, string version, IReadOnlyList<Component> components)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        string self = $"pkg:generic/{name}@{version}";
        json.WriteStartObject();
        json.WriteString("bomFormat", "CycloneDX");
        json.WriteString("specVersion", "1.6");
        json.WriteString("serialNumber", $"urn:uuid:{IdOf(self, components)}");
        json.WriteNumber("version", 1);
        json.WriteStartObject("metadata");
        json.WritePropertyName("component");
        Write(json, new Component("application", name, version, self) { License = "MIT" });
        json.WriteEndObject();
        json.WriteStartArray("components");
        foreach (Component component in components)
        {
            Write(json, component);
        }

        json.WriteEndArray();
        json.WriteStartArray("dependencies");
        WriteDependencies(json, self, components.Where(component => !component.BuildOnly).Select(component => component.Reference));
        foreach (Component component in components.Where(component => component.DependsOn.Count > 0))
        {
            WriteDependencies(json, component.Reference, component.DependsOn);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Component component)
    {
        json.WriteStartObject();
        json.WriteString("type", component.Type);
        json.WriteString("bom-ref", component.Reference);
        json.WriteString("name", component.Name);
        if (component.Version.Length > 0)
        {
            json.WriteString("version", component.Version);
        }

        if (component.BuildOnly)
        {
            json.WriteString("scope", "excluded");
        }

        if (component.Hash is { } hash)
        {
            json.WriteStartArray("hashes");
            json.WriteStartObject();
            json.WriteString("alg", hash.Algorithm);
            json.WriteString("content", hash.Hex);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (component.License is { } license)
        {
            json.WriteStartArray("licenses");
            json.WriteStartObject();
            json.WriteString("expression", license);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (component.Reference.StartsWith("pkg:", StringComparison.Ordinal))
        {
            json.WriteString("purl", component.Reference);
        }

        json.WriteEndObject();
    }

    private static void WriteDependencies(Utf8JsonWriter json, string reference, IEnumerable<string> needs)
    {
        json.WriteStartObject();
        json.WriteString("ref", reference);
        json.WriteStartArray("dependsOn");
        foreach (string need in needs)
        {
            json.WriteStringValue(need);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // A name-based UUID: what is in the image decides it.
    private static Guid IdOf(string self, IReadOnlyList<Component> components)
    {
        string text = string.Join('\n', [self, .. components.Select(component => $"{component.Reference} {component.Hash?.Hex}")]);
        Span<byte> id = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
