using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Cli.Configs.Differences;

/// <summary>Compares what two config files say; white space and the order of members say nothing.</summary>
internal static class ConfigDifference
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every place at which they differ, in the order of the new file; what is gone comes last.</summary>
    public static IReadOnlyList<ConfigChange> Between(ConfigNode before, ConfigNode after)
    {
        List<ConfigChange> changes = [];
        Compare(before, after, changes);
        return changes;
    }

    // The canonical form escapes what a person would rather read.
    private static string Shown(string json) => JsonNode.Parse(json)?.ToJsonString(Readable) ?? "null";

    private static void Compare(ConfigNode before, ConfigNode after, List<ConfigChange> changes)
    {
        if (before.Kind != JsonValueKind.Object || after.Kind != JsonValueKind.Object)
        {
            string old = CanonicalJson.WriteValue(before);
            string now = CanonicalJson.WriteValue(after);
            if (old != now)
            {
                changes.Add(new ConfigChange(after.Pointer, Shown(old), Shown(now)));
            }

            return;
        }

        foreach (ConfigMember member in after.Members)
        {
            if (before.Find(member.Name) is ConfigMember other)
            {
                Compare(other.Value, member.Value, changes);
            }
            else
            {
                changes.Add(new ConfigChange(member.Value.Pointer, Before: null, Shown(CanonicalJson.WriteValue(member.Value))));
            }
        }

        changes.AddRange(before.Members
            .Where(member => after.Find(member.Name) is null)
            .Select(member => new ConfigChange(member.Value.Pointer, Shown(CanonicalJson.WriteValue(member.Value)), After: null)));
    }
}
