using System.Text;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Tests.Config;

public sealed class NodeConfigLoaderTests
{
    private static readonly NodeEnvironment Environment = new() { DagKey = "a7b3c9d2", WorkDirectory = "/tmp" };

    [Fact]
    public void Load_TypedFile_GivesFoldersAndSettings()
    {
        NodeConfigLoader loader = Loader();
        NodeConfig config = loader.Load(
            """
            { "fetch": { "type": "data-fetcher" }, "node_2": { "type": "sample", "data_url": "${env:TOKEN}", "input_dir": ["data", "other"] } }
            """u8.ToArray(),
            ConfigFiles.Name);

        Assert.Equal([new InputFolder("data", ManifestRequired: true, "fetch"), new InputFolder("other", ManifestRequired: false, Writer: null)], config.Inputs);
        Assert.Equal("node_2", config.OutputFolder);
        Assert.Equal("sesame", ((SampleConfig)config.Settings.Config).DataUrl);
        Assert.Equal("***", loader.Secrets.ToRedactor().Redact("sesame"));
        Assert.Equal(WhenEmpty.Fail, config.WhenEmpty);
    }

    [Fact]
    public void Load_NoSection_RunsOnDefaults()
    {
        NodeConfig config = new NodeConfigLoader("line-count", ConfigJson.TypeInfoOf(SampleJson.Default, typeof(SmallConfig)), Environment, _ => null)
            .Load("{}"u8.ToArray(), ConfigFiles.Name);

        Assert.Equal(SectionRule.Defaults, config.Choice.Rule);
        Assert.Equal("line_count", config.OutputFolder);
        Assert.Equal([new InputFolder("data", ManifestRequired: false, Writer: null)], config.Inputs);
        Assert.Equal("{}", config.Choice.CanonicalJson);
    }

    [Fact]
    public void Load_ProblemsOfEveryKind_AreNamedTogether() => Approval.Verify(ConfigFiles.ProblemsOf(() => Load(
        """
        {
          "node_1": { "type": "sample", "data_ur": "https://example.com/", "depends_on": "node_3", },
          "node_2": { "output_dir": "node_1", "manifest": 1 },
          "s3": { "bukcet": "x" }
        }
        """)));

    [Fact]
    public void Load_NoSectionInAFileThatIsWrong_NamesWhatIsWrongFirst() =>
        Assert.Equal(
            "cost-analysis-a7b3c9d2.json, line 1, /node_1/type: is \"Sample\", but a node type is lower-case words joined by '-': write 'sample'",
            ConfigFiles.ProblemsOf(() => Load("""{ "node_1": { "type": "Sample" } }""")));

    [Fact]
    public void Load_TwoCandidates_IsAUsageError() => Assert.Throws<UsageException>(() => Load(
        """{ "a": { "data_url": "https://x" }, "b": { "data_url": "https://x" } }"""));

    [Fact]
    public void Load_ShortFile_LeavesManifestsOptional()
    {
        NodeConfig config = new NodeConfigLoader("chart-renderer", ConfigJson.TypeInfoOf(SampleJson.Default, typeof(SmallConfig)), Environment with { Node = "node_2" }, _ => null)
            .Load(Encoding.UTF8.GetBytes("""{ "node_1": {}, "node_2": { "output_dir": "results" } }"""), ConfigFiles.Name);

        Assert.Equal([new InputFolder("processed", ManifestRequired: false, Writer: null)], config.Inputs);
    }

    private static NodeConfig Load(string json) => Loader().Load(Encoding.UTF8.GetBytes(json), ConfigFiles.Name);

    private static NodeConfigLoader Loader() => new(
        "sample",
        ConfigJson.TypeInfoOf(SampleJson.Default, typeof(SampleConfig)),
        Environment,
        name => name == "TOKEN" ? "sesame" : null);
}
