using CsCheck;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Tests.Config;

public sealed class PipelineConfigFileTests
{
    [Fact]
    public void Parse_ShortFile_IsValidAsItStands()
    {
        PipelineConfigFile file = ConfigFiles.Parse(ConfigFiles.Short);

        Assert.Equal(["node_1", "node_2"], file.Sections.Select(section => section.Name));
        Assert.Equal(new S3Settings("pipeline-bucket", "cost-analysis"), file.S3);
        Assert.Equal("cost-analysis-a7b3c9d2/", file.WorkspacePrefix);
        Assert.Equal("results", file.Find("node_2")?.OutputFolder);
        Assert.Null(file.Find("s3"));
    }

    [Fact]
    public void Parse_NoS3_TakesTheBucketOfTheEnvironmentAndThePipelinesName() =>
        Assert.Equal(new S3Settings("default-bucket", "cost-analysis"), ConfigFiles.Parse("{}").S3);

    [Fact]
    public void Parse_Section_GivesEveryCommonKey()
    {
        Section section = ConfigFiles.Parse(
            """
            { "fetch": {
              "type": "data-fetcher", "image": "registry:5000/fetch@sha256:00", "input_dir": ["a", "b/c"], "output_dir": "out",
              "depends_on": "other", "manifest": false, "when_empty": "skip",
              "resources": { "requests": { "cpu": "500m", "memory": "256Mi" }, "limits": { "cpu": 2, "nvidia.com/gpu": 1 } }
            } }
            """).Sections[0];

        Assert.Equal("data-fetcher", section.Type);
        Assert.Equal("registry:5000/fetch@sha256:00", section.Image);
        Assert.Equal(["a", "b/c"], section.InputFolders);
        Assert.Equal("out", section.OutputFolder);
        Assert.Equal(["other"], section.DependsOn);
        Assert.False(section.HasManifest);
        Assert.Equal(WhenEmpty.Skip, section.WhenEmpty);
        Assert.Equal([new("cpu", "500m"), new("memory", "256Mi")], section.Resources!.Requests);
        Assert.Equal([new("cpu", "2"), new("nvidia.com/gpu", "1")], section.Resources.Limits);
    }

    [Fact]
    public void Parse_EmptySection_GivesEveryDefault()
    {
        Section section = ConfigFiles.Parse("""{ "fetch": {} }""").Sections[0];

        Assert.Null(section.Type);
        Assert.Null(section.Image);
        Assert.Null(section.InputFolders);
        Assert.Null(section.OutputFolder);
        Assert.Empty(section.DependsOn);
        Assert.Null(section.Resources);
        Assert.True(section.HasManifest);
        Assert.Equal(WhenEmpty.Fail, section.WhenEmpty);
    }

    [Fact]
    public void Parse_UsersOwnKeys_AreIgnored()
    {
        PipelineConfigFile file = ConfigFiles.Parse(
            """{ "$schema": "x", "x_note": [null], "a": { "x_type": 1, "$comment": {} }, "s3": { "x_region": "eu" } }""");

        Assert.Equal("a", Assert.Single(file.Sections).Name);
    }

    [Fact]
    public void Parse_SettingsOfOtherTypes_AreNotJudged() =>
        Assert.Equal(2, ConfigFiles.Parse("""{ "a": { "whatever": {"x": null} }, "b": { "type": "other", "y": 1 } }""").Sections.Count);

    [Fact]
    public void Parse_EverythingWrong_NamesEveryProblemAtOnce() => Approval.Verify(ConfigFiles.ProblemsOf(
        """
        {
          "node_1": {
            "type": "DataFetcher",
            "image": "my image",
            "input_dir": [1, "/data", "a", "a"],
            "output_dir": "_runs/x",
            "depends_on": {},
            "manifest": "no",
            "when_empty": "skipp",
            "resources": { "request": {}, "limits": { "cpu": "lots", "memory": null } }
          },
          "node_2": 5,
          "no/de": {},
          "_runs": {},
          "S3": {},
          "s3": { "bucket": "s3://bucket", "prefix": "/cost", "reqion": "eu" }
        }
        """));

    [Theory]
    [InlineData("memory", "\"512Mi\"", "\"256Mi\"", "512Mi", "256Mi")]
    [InlineData("memory", "\"1Gi\"", "\"1G\"", "1Gi", "1G")]
    [InlineData("cpu", "1", "\"999m\"", "1", "999m")]
    [InlineData("nvidia.com/gpu", "2", "1", "2", "1")]
    public void Parse_RequestAboveItsLimit_IsAProblem(string resource, string request, string limit, string requestText, string limitText) => Assert.Contains(
        $"/a/resources/requests/{resource.Replace("/", "~1", StringComparison.Ordinal)}: is {requestText}, more than its limit, {limitText}: Kubernetes refuses such a pod.",
        ConfigFiles.ProblemsOf(Resources(resource, request, limit)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("memory", "\"1024Mi\"", "\"1Gi\"")]
    [InlineData("memory", "\"1G\"", "\"1Gi\"")]
    [InlineData("cpu", "\"300m\"", "\"0.3\"")]
    [InlineData("memory", "\"1Ki\"", "\"99999999999999999999999999999999E\"")]
    public void Parse_RequestUpToItsLimit_IsTaken(string resource, string request, string limit) =>
        Assert.Single(ConfigFiles.Parse(Resources(resource, request, limit)).Sections);

    private static string Resources(string name, string request, string limit) =>
        $$"""{"a": {"resources": {"requests": {"{{name}}": {{request}} }, "limits": {"{{name}}": {{limit}} } } } }""";

    [Fact]
    public void Parse_Folders_SaysWhatIsWrongWithEach()
    {
        string[] folders = ["", " ", "/data", "data/", "a//b", "a/../b", ".", "a\\\\b", "a\\u0000", "_runs", "_RUNS/x", "a/_manifest.json", "s3://bucket/data", new string('x', 401)];

        Approval.Verify(string.Join('\n', folders.Select(folder => ConfigFiles.ProblemsOf($$"""{"a": {"output_dir": "{{folder}}"} }"""))));
    }

    [Theory]
    [InlineData("data")]
    [InlineData("data/raw")]
    [InlineData("a_runs")]
    [InlineData("a/_runs")]
    [InlineData("..a/b..")]
    [InlineData("größe 1")]
    public void Parse_Folder_TakesEveryHarmlessName(string folder) =>
        Assert.Equal(folder, ConfigFiles.Parse($$"""{"a": {"output_dir": "{{folder}}"} }""").Sections[0].OutputFolder);

    [Theory]
    [InlineData("x", 255, 256, "one folder's name is longer than 255 bytes")]
    [InlineData("ä", 42, 43, "it takes 258 bytes of a key, and the most is 255: letters, digits, '.', '_' and '-' count as 1, every other byte as 3")]
    public void Parse_SectionNames_AreAsLongAsAKeysSegmentMayBe(string letter, int longest, int tooLong, string fault)
    {
        Assert.Single(ConfigFiles.Parse(File(longest)).Sections);
        Assert.EndsWith($"the section's name becomes a part of paths, but {fault}", ConfigFiles.ProblemsOf(File(tooLong)), StringComparison.Ordinal);

        string File(int length) => $$"""{ "{{string.Concat(Enumerable.Repeat(letter, length))}}": {} }""";
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    public void Parse_FileIsNoObject_IsAProblem(string json) =>
        Assert.Contains("expected an object with one section for each node", ConfigFiles.ProblemsOf(json), StringComparison.Ordinal);

    [Fact]
    public void CanonicalJson_WhiteSpaceOrderEscapesAndOwnKeys_DoNotMatter()
    {
        Section one = ConfigFiles.Parse("""{ "a": { "b": [1, {"y": null, "x": true}], "a": "A/ü", "x_note": 1 } }""").Sections[0];
        Section other = ConfigFiles.Parse("""{"a":{"$comment":"", "a":"\u0041\/\u00fc","b":[1,{"x":true,"y":null}]}}""").Sections[0];

        Assert.Equal(one.CanonicalJson, other.CanonicalJson);
        Assert.Equal(one.Sha256, other.Sha256);
        Assert.Matches("^[0-9a-f]{64}$", one.Sha256);
    }

    [Theory]
    [InlineData("""{ "a": { "b": [1, 2] } }""", """{ "a": { "b": [2, 1] } }""")]
    [InlineData("""{ "a": { "b": 1 } }""", """{ "a": { "b": "1" } }""")]
    [InlineData("""{ "a": { "b": {"x_1": 1} } }""", """{ "a": { "b": {"x_1": 2} } }""")]
    [InlineData("""{ "a": { "b": "${env:A}" } }""", """{ "a": { "b": "${env:B}" } }""")]
    public void Sha256_OtherMeaning_Differs(string one, string other) =>
        Assert.NotEqual(ConfigFiles.Parse(one).Sections[0].Sha256, ConfigFiles.Parse(other).Sections[0].Sha256);

    [Fact]
    public void CanonicalJson_AnyOrderOfMembers_IsTheSame() =>
        Gen.Select(Gen.Dictionary(Gen.String[Gen.Char["abc_Ü\"\\"], 1, 6], Gen.Int)[0, 8], Gen.Int).Sample((members, seed) =>
        {
            string[] written = [.. members.Select(member => $"{ConfigJson.Quote("k" + member.Key)}: {member.Value}")];
            string[] shuffled = [.. written];
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(CanonicalOf(written), CanonicalOf(shuffled));
        });

    private static string CanonicalOf(string[] members) => ConfigFiles.Parse($"{{\"a\": {{{string.Join(" ,\n", members)}}}}}").Sections[0].CanonicalJson;
}
