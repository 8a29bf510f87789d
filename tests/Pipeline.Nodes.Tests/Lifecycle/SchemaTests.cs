using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Tests.Publishing;

namespace Pipeline.Nodes.Tests.Lifecycle;

/// <summary>The public formats are what their schemas say.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData("manifest", "Run_SmallestNode_ManifestAndRecordReadAsApproved.manifest")]
    [InlineData("run-record", "Run_SmallestNode_ManifestAndRecordReadAsApproved.record")]
    [InlineData("run-record", "Run_NodeFails_RecordAndMessageReadAsApproved.record")]
    public async Task Schema_RealOne_IsValidAndEveryMemberIsDescribed(string schema, string approved)
    {
        JsonObject real = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder(), $"{approved}.approved.json")))!.AsObject();
        // The ids were blotted out of the approved file.
        string json = real.ToJsonString().Replace("{attempt}", "0123456789abcdef", StringComparison.Ordinal);
        await AssertValidAsync(schema, json);
    }

    [Fact]
    public async Task Schema_ClaimOverACommit_IsValid()
    {
        string sha256 = new('0', 64);
        Manifest commit = Manifests.Committed("run 1", 1, "0123456789abcdef") with
        {
            ConfigSha256 = sha256,
            WorkSha256 = sha256,
            Artifacts = [new ManifestArtifact("a.csv", 1, sha256, "text/csv", 5, "etag", "version")],
            Inputs = [new ManifestInput("data/a.csv", 1, sha256, "etag", "0123456789abcdef"), new ManifestInput("data/b.csv", 1, null, "etag", null)],
            Sources = [new Nodes.Artifacts.SourceRecord("https://example.com/a.csv", 1, sha256, "\"x\"", DateTimeOffset.UnixEpoch)],
            Counters = new Dictionary<string, long> { ["rows"] = 5 },
            MapIndex = 2,
            Image = "registry.example.com/data-fetcher:1",
        };
        Manifest claim = Manifests.Publishing("run 2", 1, "fedcba9876543210", commit) with { ConfigSha256 = sha256, WorkSha256 = sha256, Artifacts = commit.Artifacts };
        await AssertValidAsync("manifest", System.Text.Encoding.UTF8.GetString(ManifestFormat.Write(claim)));
    }

    [Theory]
    [InlineData("manifest", "Run_SmallestNode_ManifestAndRecordReadAsApproved.manifest", "state")]
    [InlineData("manifest", "Run_SmallestNode_ManifestAndRecordReadAsApproved.manifest", "fence")]
    [InlineData("run-record", "Run_SmallestNode_ManifestAndRecordReadAsApproved.record", "exit_code")]
    public async Task Schema_MemberIsMissingOrUnknown_IsInvalid(string schema, string approved, string member)
    {
        JsonObject real = JsonNode.Parse((await File.ReadAllTextAsync(Path.Combine(Folder(), $"{approved}.approved.json")))
            .Replace("{attempt}", "0123456789abcdef", StringComparison.Ordinal))!.AsObject();
        JsonSchema parsed = await ReadAsync(schema);
        real.Add("unheard_of", 1);
        Assert.NotEmpty(parsed.Validate(real.ToJsonString()));
        real.Remove("unheard_of");
        Assert.Empty(parsed.Validate(real.ToJsonString()));
        real.Remove(member);
        Assert.NotEmpty(parsed.Validate(real.ToJsonString()));
    }

    private static async Task AssertValidAsync(string schema, string json)
    {
        ICollection<ValidationError> errors = (await ReadAsync(schema)).Validate(json);
        Assert.True(errors.Count == 0, string.Join("\n", errors));
    }

    private static async Task<JsonSchema> ReadAsync(string name)
    {
        string text = await File.ReadAllTextAsync(Path.Combine(Folder(), "../../../docs/schemas", $"{name}.schema.json"));
        AssertDescribed(JsonNode.Parse(text)!.AsObject(), "");
        return await JsonSchema.FromJsonAsync(text);
    }

    private static void AssertDescribed(JsonObject schema, string pointer)
    {
        foreach ((string name, JsonNode? member) in schema["properties"]?.AsObject() ?? [])
        {
            Assert.True(member!["description"] is not null || member["$ref"] is not null, $"{pointer}/{name} has no description");
            AssertDescribed(member.AsObject(), $"{pointer}/{name}");
            AssertDescribed(member["items"]?.AsObject() ?? [], $"{pointer}/{name}[]");
        }

        foreach ((string name, JsonNode? definition) in schema["definitions"]?.AsObject() ?? [])
        {
            AssertDescribed(definition!.AsObject(), $"{pointer}/definitions/{name}");
        }
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
