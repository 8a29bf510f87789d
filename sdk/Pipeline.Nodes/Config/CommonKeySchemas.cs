using System.Text.Json.Nodes;

namespace Pipeline.Nodes.Config;

/// <summary>The schemas of the keys that any section may carry.</summary>
internal static class CommonKeySchemas
{
    /// <summary>The schema of <c>type</c> in a section of one type.</summary>
    public static JsonObject TypeOf(string type) => new()
    {
        ["description"] = "The node type that runs this section.",
        ["const"] = type,
    };

    /// <summary>The schemas of all other common keys, in the order of the documentation.</summary>
    public static IEnumerable<(string Name, JsonObject Schema)> Others() =>
    [
        (CommonKeys.Image, Text("The container image that runs this section.", "^\\S+$")),
        (CommonKeys.InputDirectory, TextOrTexts("The folder or folders below the workspace that this node reads.")),
        (CommonKeys.OutputDirectory, Text("The folder below the workspace that this node writes.", pattern: null)),
        (CommonKeys.DependsOn, TextOrTexts("Sections that must be done before this one, beside those whose folders it reads.")),
        (CommonKeys.Resources, Resources()),
        (CommonKeys.Manifest, new JsonObject
        {
            ["description"] = "Whether the readers of this node's output demand its manifest.",
            ["type"] = "boolean",
            ["default"] = true,
        }),
        (CommonKeys.WhenEmpty, new JsonObject
        {
            ["description"] = "When there is nothing to do: end with exit code 65, publish all the same, or end with 99 (skipped).",
            ["enum"] = new JsonArray("fail", "publish", "skip"),
            ["default"] = "fail",
        }),
    ];

    private static JsonObject Text(string description, string? pattern)
    {
        JsonObject schema = new() { ["description"] = description, ["type"] = "string", ["minLength"] = 1 };
        if (pattern is not null)
        {
            schema["pattern"] = pattern;
        }

        return schema;
    }

    private static JsonObject TextOrTexts(string description) => new()
    {
        ["description"] = description,
        ["type"] = new JsonArray("string", "array"),
        ["items"] = new JsonObject { ["type"] = "string", ["minLength"] = 1 },
        ["uniqueItems"] = true,
    };

    private static JsonObject Resources() => new()
    {
        ["description"] = "The container's resources, as Kubernetes writes them.",
        ["type"] = "object",
        ["properties"] = new JsonObject { ["requests"] = Quantities(), ["limits"] = Quantities() },
        ["patternProperties"] = new JsonObject { ["^(x_|\\$)"] = new JsonObject() },
        ["additionalProperties"] = false,
    };

    private static JsonObject Quantities() => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = new JsonObject { ["type"] = new JsonArray("string", "number") },
    };
}
