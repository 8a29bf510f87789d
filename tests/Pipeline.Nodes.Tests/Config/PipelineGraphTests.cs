using CsCheck;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Tests.Config;

public sealed class PipelineGraphTests
{
    [Fact]
    public void Build_TypedFile_OrdersByFolders()
    {
        PipelineGraph graph = PipelineGraph.Build(ConfigFiles.Parse(
            """
            { "draw": {"type": "chart-renderer"}, "sum": {"type": "cost-analyzer"}, "fetch": {"type": "data-fetcher"}, "mine": {"type": "line-count"} }
            """));

        Assert.Equal(["fetch", "sum", "draw", "mine"], graph.InOrder.Select(node => node.Name));
        Assert.Equal(["fetch"], graph.Before("mine").Select(node => node.Name));
        Assert.Equal("mine", graph.Find("mine")?.Output);
        Assert.Equal("sum", graph.WriterOf("processed")?.Name);
        Assert.Empty(graph.Before("fetch"));
    }

    [Fact]
    public void Build_ShortFileWithResolvedTypes_OrdersAllThree()
    {
        PipelineConfigFile file = ConfigFiles.Parse(ConfigFiles.Short);

        PipelineGraph graph = PipelineGraph.Build(
            file, section => section.Name == "node_1" ? "data-fetcher" : "chart-renderer", ["cost-analyzer"]);

        Assert.Equal(["node_1", "cost_analyzer", "node_2"], graph.InOrder.Select(node => node.Name));
        Assert.Equal(["processed"], graph.Find("node_2")?.Inputs);
        Assert.False(graph.WriterOf("data")?.ManifestRequired);
    }

    [Fact]
    public void Build_ShortFileWithoutTypes_KnowsOnlyWhatIsWritten()
    {
        PipelineGraph graph = PipelineGraph.Build(ConfigFiles.Parse(ConfigFiles.Short));

        Assert.Null(graph.Find("node_1")?.Output);
        Assert.Null(graph.Find("node_2")?.Inputs);
        Assert.Equal("results", graph.Find("node_2")?.Output);
    }

    [Theory]
    [InlineData("data/raw", "data")]
    [InlineData("data", "data/raw")]
    [InlineData("data", "data")]
    public void Build_FolderInsideAnother_ComesAfterItsWriter(string read, string written)
    {
        PipelineGraph graph = PipelineGraph.Build(ConfigFiles.Parse(
            $$"""{ "b": {"input_dir": "{{read}}", "output_dir": "x"}, "a": {"output_dir": "{{written}}"} }"""));

        Assert.Equal(["a", "b"], graph.InOrder.Select(node => node.Name));
    }

    [Fact]
    public void Build_FolderThatOnlyBeginsAlike_IsAnother()
    {
        PipelineGraph graph = PipelineGraph.Build(ConfigFiles.Parse(
            """{ "b": {"input_dir": "data", "output_dir": "x"}, "a": {"output_dir": "data2"} }"""));

        Assert.Equal(["b", "a"], graph.InOrder.Select(node => node.Name));
    }

    [Fact]
    public void Build_ManifestFalseOrNoType_DemandsNone()
    {
        PipelineGraph graph = PipelineGraph.Build(ConfigFiles.Parse(
            """{ "a": {"type": "t", "output_dir": "1"}, "b": {"type": "t", "output_dir": "2", "manifest": false}, "c": {"output_dir": "3"} }"""));

        Assert.Equal([true, false, false], graph.InOrder.Select(node => node.ManifestRequired));
    }

    [Fact]
    public void Build_WrongGraphs_AreExplained()
    {
        string[] files =
        [
            """{ "a": {"input_dir": "z", "output_dir": "x"}, "b": {"input_dir": "x", "output_dir": "y"}, "c": {"input_dir": "y", "output_dir": "z"}, "d": {"depends_on": "a"} }""",
            """{ "d": {"depends_on": "a"}, "a": {"depends_on": "b"}, "b": {"depends_on": ["a"]} }""",
            """{ "a": {"input_dir": "x", "output_dir": "x"} }""",
            """{ "a": {"depends_on": "a"} }""",
            """{ "a": {"output_dir": "x"}, "b": {"output_dir": "x"} }""",
            """{ "a": {"output_dir": "x/y"}, "b": {"output_dir": "x"} }""",
            """{ "a": {"type": "data-fetcher"}, "b": {"type": "data-fetcher"} }""",
            """{ "node_1": {}, "node_2": {"depends_on": ["node_l", "fetcher"]} }""",
        ];

        Approval.Verify(string.Join('\n', files.Select(file => ConfigFiles.ProblemsOf(() => PipelineGraph.Build(ConfigFiles.Parse(file))))));
    }

    [Fact]
    public void Build_NodeOnItsDefaultsClashes_SaysWhichNode() => Approval.Verify(ConfigFiles.ProblemsOf(() =>
        PipelineGraph.Build(ConfigFiles.Parse("""{ "a": {"output_dir": "processed"} }"""), withoutSection: ["cost-analyzer"])));

    [Fact]
    public void Build_AnyAcyclicFile_PutsEachNodeAfterThoseItNeedsAndKeepsTheFilesOrder() =>
        Gen.Select(Gen.Int[1, 9], Gen.Int).Sample((count, seed) =>
        {
            // Node i may need only nodes with a smaller rank; the file lists them in any order.
            Random random = new(seed);
            int[] fileOrder = [.. Enumerable.Range(0, count)];
            random.Shuffle(fileOrder);
            List<string> sections = [];
            foreach (int rank in fileOrder)
            {
                IEnumerable<string> inputs = Enumerable.Range(0, rank).Where(_ => random.Next(3) == 0).Select(other => $"\"f{other}\"");
                sections.Add($$"""  "n{{rank}}": { "input_dir": [{{string.Join(',', inputs)}}], "output_dir": "f{{rank}}" }""");
            }

            PipelineGraph graph = PipelineGraph.Build(ConfigFiles.Parse($"{{{string.Join(",\n", sections)}}}"));

            List<GraphNode> order = [.. graph.InOrder];
            Assert.Equal(count, order.Count);
            foreach (GraphNode node in order)
            {
                Assert.All(graph.Before(node.Name), before => Assert.True(order.IndexOf(before) < order.IndexOf(node)));
            }

            if (graph.InOrder.All(node => graph.Before(node.Name).Count == 0))
            {
                Assert.Equal(fileOrder.Select(rank => $"n{rank}"), order.Select(node => node.Name));
            }
        });
}
