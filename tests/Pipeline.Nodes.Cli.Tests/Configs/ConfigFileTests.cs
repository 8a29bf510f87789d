using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Configs;

public sealed class ConfigFileTests
{
    [Fact]
    public async Task New_OurThreeTypes_WritesAFileThatIsValid()
    {
        using Workplace workplace = new();

        ToolResult made = await workplace.CallAsync(Programs.Tool, "config new cost-analysis --key a7b3c9d2");
        ToolResult checkedFile = await workplace.CallAsync(Programs.Tool, $"config validate {Workplace.Config}");

        Approval.Verify($"{made}\n{await File.ReadAllTextAsync(workplace.PathOf(Workplace.Config))}\n{checkedFile}");
    }

    [Fact]
    public async Task New_FreshKey_NamesTheFile()
    {
        using Workplace workplace = new();

        ToolResult made = await workplace.CallAsync(Programs.Tool, "config new usage --store . --type data-fetcher");

        Assert.Matches("^usage-[0-9a-f]{8}\\.json\n$", made.Output);
        Assert.True(File.Exists(workplace.PathOf(made.Output.TrimEnd())));
    }

    [Fact]
    public async Task Schema_OfOurTypes_HoldsWhatTheyPrint()
    {
        using Workplace workplace = new();

        ToolResult result = await workplace.CallAsync(Programs.Tool, "config schema");

        JsonObject schema = JsonNode.Parse(result.Output)!.AsObject();
        JsonObject definitions = schema["$defs"]!.AsObject();
        foreach (string type in new[] { "data-fetcher", "cost-analyzer", "chart-renderer" })
        {
            JsonObject own = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("sdk", "Pipeline.Nodes.Cli", "Schemas", $"{type}.schema.json")))!.AsObject();
            own.Remove("$schema");
            own.Remove("$id");
            Assert.True(JsonNode.DeepEquals(own, definitions[type]), type);
            definitions.Remove(type);
        }

        Approval.Verify(schema.ToString(), extension: "json");
    }

    [Fact]
    public async Task Validate_EachForm_TellsTheOrder()
    {
        using Workplace workplace = new();
        workplace.With(Workplace.Config, Workplace.ShortFile);

        Approval.Verify(await workplace.TranscriptAsync($"config validate {Workplace.Config}") + await workplace.TranscriptAsync($"config validate {Workplace.Config} --json"));
    }

    [Theory]
    [InlineData("Old_Bucket", 0, "s3.bucket is 'Old_Bucket': no new bucket of AWS has this name, only one at another server may. "
        + "AWS takes 3 to 63 lower-case letters, digits, '-' and '.', and it holds 'O'.")]
    [InlineData("10.0.0.1", 78, "/s3/bucket: is \"10.0.0.1\", but it is written like an IPv4 address; expected a bucket's name: 3 to 255 ")]
    public async Task Validate_NameOfABucket_IsRefusedOnlyIfNoServerTakesIt(string bucket, int exitCode, string text)
    {
        using Workplace workplace = new();
        workplace.With(Workplace.Config, $$"""{ "node_1": { "type": "data-fetcher", "data_url": "bill.csv" }, "s3": { "bucket": "{{bucket}}" } }""");

        ToolResult result = await workplace.CallAsync(Programs.Tool, $"config validate {Workplace.Config}");

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(text, result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadInput_OfEachKind_IsExplained()
    {
        using Workplace workplace = new();
        workplace
            .With(Workplace.Config, """{ "node_1": { "type": "data-fetcher", "data_ur": 1 }, "node_2": { "type": "cost-analyzer", "top_n": -1 } }""")
            .With("taken-0123abcd.json", "{}");
        StringBuilder transcript = new();
        foreach (string call in new[]
        {
            $"config validate {Workplace.Config}",
            $"config validate {Workplace.Config} --json",
            "config validate",
            "config validate cost-analysis-A7B3C9D2.json",
            "config validate nowhere-a7b3c9d2.json",
            "config vlaidate x",
            "config new",
            "config new bad/name",
            "config new usage --key 0123ABCD",
            "config new usage --key 123",
            "config new usage --key 0123abcd --store .",
            "config new usage --type data-fecther",
            "config new usage --output nowhere",
            "config new cost-analysis --key a7b3c9d2",
            "config schema --schemas nowhere",
        })
        {
            transcript.Append(await workplace.TranscriptAsync(call));
        }

        Assert.Equal(["cost-analysis-a7b3c9d2.json", "taken-0123abcd.json"], Directory.GetFiles(workplace.Root).Select(Path.GetFileName).Order());
        Approval.Verify(transcript.ToString());
    }
}
