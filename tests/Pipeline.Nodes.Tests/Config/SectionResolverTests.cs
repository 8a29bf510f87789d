using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Tests.Config;

public sealed class SectionResolverTests
{
    private static readonly KnownNodeType Fetcher = new("data-fetcher", ["data_url", "timeout", "max_bytes"], RequiresNothing: false);
    private static readonly KnownNodeType Analyzer = new("cost-analyzer", ["group_by", "period", "top_n"], RequiresNothing: true);
    private static readonly KnownNodeType Renderer = new("chart-renderer", ["chart_dpi", "chart_width"], RequiresNothing: true);

    [Fact]
    public void Resolve_ShortFile_GivesEachProgramItsSection()
    {
        PipelineConfigFile file = ConfigFiles.Parse(ConfigFiles.Short);

        Assert.Equal(("node_1", SectionRule.HoldsSetting), Resolve(file, Fetcher));
        Assert.Equal(("node_2", SectionRule.HoldsSetting), Resolve(file, Renderer));
        Assert.Equal(("cost_analyzer", SectionRule.Defaults), Resolve(file, Analyzer));
        Assert.Null(SectionResolver.TryResolve(file, Analyzer));
        Assert.Equal("node_1", SectionResolver.TryResolve(file, Fetcher)?.Name);
    }

    [Fact]
    public void Resolve_TypedFile_GoesByType()
    {
        PipelineConfigFile file = ConfigFiles.Parse(ConfigFiles.Typed);

        Assert.Equal(("node_1", SectionRule.Typed), Resolve(file, Fetcher));
        Assert.Equal(("node_2", SectionRule.Typed), Resolve(file, Analyzer));
        Assert.Equal(("node_3", SectionRule.Typed), Resolve(file, Renderer));
    }

    [Theory]
    [InlineData("""{ "a": {"type": "data-fetcher"}, "data_fetcher": {}, "b": {"data_url": ""} }""", null, "a", SectionRule.Typed)]
    [InlineData("""{ "data_fetcher": {}, "b": {"data_url": ""} }""", null, "data_fetcher", SectionRule.NamedLikeType)]
    [InlineData("""{ "data_fetcher": {"type": "other"}, "b": {"data_url": ""} }""", null, "b", SectionRule.HoldsSetting)]
    [InlineData("""{ "a": {"data_ur": ""}, "b": {"group_by": []} }""", null, "a", SectionRule.HoldsSetting)]
    [InlineData("""{ "a": {"timeuot": 1}, "b": {"data_url": ""} }""", null, "b", SectionRule.HoldsSetting)]
    [InlineData("""{ "a": {"type": "data-fetcher"}, "b": {} }""", "b", "b", SectionRule.Named)]
    [InlineData("""{ "a": {"type": "data-fetcher"}, "b": {"type": "data-fetcher"} }""", "b", "b", SectionRule.Named)]
    public void Resolve_SeveralRulesFit_TakesTheFirst(string json, string? requested, string expected, object rule)
    {
        SectionChoice choice = SectionResolver.Resolve(ConfigFiles.Parse(json), Fetcher, requested);

        Assert.Equal(expected, choice.Name);
        Assert.Equal(rule, choice.Rule);
    }

    [Fact]
    public void Resolve_NearMissOfACommonKey_SaysNothingAboutTheType()
    {
        KnownNodeType type = new("copier", ["output_name"], RequiresNothing: true);

        Assert.Equal(("copier", SectionRule.Defaults), Resolve(ConfigFiles.Parse("""{ "a": {"output_dirr": "x"} }"""), type));
    }

    [Fact]
    public void Resolve_NoOrSeveralSections_IsExplained()
    {
        (string Json, KnownNodeType Type, string? Requested)[] cases =
        [
            (ConfigFiles.Typed, Fetcher, "node_2"),
            (ConfigFiles.Typed, Fetcher, "node_l"),
            (ConfigFiles.Typed, Fetcher, "s3"),
            ("""{ "a": {"type": "data-fetcher"}, "b": {"type": "data-fetcher"} }""", Fetcher, null),
            ("""{ "a": {"data_url": ""}, "b": {"timeout": 1} }""", Fetcher, null),
            ("""{ "a": {"data_ur": ""}, "b": {"timeuot": 1} }""", Fetcher, null),
            ("""{ "a": {"type": "other"}, "b": {} }""", Fetcher, null),
            ("{}", Fetcher, null),
            ("""{ "cost_analyzer": {"type": "other"} }""", Analyzer, null),
        ];

        Approval.Verify(string.Join('\n', cases.Select(one =>
        {
            NodeException exception = Assert.ThrowsAny<NodeException>(() =>
                SectionResolver.Resolve(ConfigFiles.Parse(one.Json), one.Type, one.Requested));
            return $"{(int)exception.ExitCode}: {exception.Message}";
        })));
    }

    [Fact]
    public void Reason_EveryRule_ReadsWellInTheLog()
    {
        string[] files =
        [
            """{ "a": {"type": "cost-analyzer"} }""", """{ "cost_analyzer": {} }""", """{ "a": {"top_n": 1} }""", """{ "a": {"group_bi": 1} }""", "{}",
        ];

        IEnumerable<string> reasons = files.Select(file => SectionResolver.Resolve(ConfigFiles.Parse(file), Analyzer, null).Reason);

        Approval.Verify(string.Join('\n', [.. reasons, SectionResolver.Resolve(ConfigFiles.Parse("""{"a": {}}"""), Analyzer, "a").Reason]));
    }

    private static (string Name, SectionRule Rule) Resolve(PipelineConfigFile file, KnownNodeType type)
    {
        SectionChoice choice = SectionResolver.Resolve(file, type, requestedNode: null);
        return (choice.Name, choice.Rule);
    }
}
