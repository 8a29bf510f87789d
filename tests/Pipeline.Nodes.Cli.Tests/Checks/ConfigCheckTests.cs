using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Checks;

public sealed class ConfigCheckTests : IDisposable
{
    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task Check_EveryKindOfProblem_IsToldAtOnceAndNothingIsWritten()
    {
        _here.With(Workplace.Config, """
            {
              "fetch": { "type": "data-fetcher", "data_ur": "https://example.com/data.csv", "timeout": "30", "decompress": "gzipp" },
              "second": { "type": "data-fetcher", "output_dir": "more", "max_bytes": null, "sha256": "abc", "headers": { "a": 1 } },
              "analyze": { "type": "cost-analyser" },
              "sums": { "type": "cost-analyzer", "top_n": -1, "group_by": ["ServiceName", 7], "period": null },
              "charts": { "type": "chart-renderer", "chart_dpi": 300.5, "depends_on": "analyse", "x_note": "mine" },
              "whatever": { "colour": "blue" },
              "reference": { "type": "data-fetcher", "output_dir": "other", "data_url": "${env:URL}", "sha256": "${run:sum}", "timeout": 0 }
            }
            """);

        ToolResult result = await _here.CallAsync(Programs.Tool, $"run {Workplace.Config} --store bucket");

        Approval.Verify(result.ToString());
        Assert.False(Directory.Exists(_here.PathOf("bucket")));
        ToolResult json = await _here.CallAsync(Programs.Tool, $"run {Workplace.Config} --json");
        Approval.Verify(json.Output, name: "report", extension: "json");
    }

    [Theory]
    [InlineData("missing-0123abcd.json", null)]
    [InlineData("broken-0123abcd.json", "{ \"node_1\": ")]
    [InlineData("empty-0123abcd.json", "{ \"s3\": { \"prefix\": \"x\" } }")]
    [InlineData("twice-0123abcd.json", "{ \"a\": { \"data_url\": \"x\" }, \"b\": { \"data_url\": \"y\", \"output_dir\": \"b\" } }")]
    [InlineData("both-0123abcd.json", "{ \"a\": { \"data_url\": \"x\", \"chart_dpi\": 100 } }")]
    [InlineData("own-0123abcd.json", "{ \"a\": { \"type\": \"my-own-node\" } }")]
    [InlineData("cycle-0123abcd.json", "{ \"a\": { \"period\": \"day\", \"depends_on\": \"b\" }, \"b\": { \"chart_dpi\": 99 } }")]
    [InlineData("references-0123abcd.json", "{ \"a\": { \"data_url\": \"https://x/${env:AWS_SECRET_ACCESS_KEY}${foo:x}\" } }")]
    public async Task Check_WrongFile_Ends78(string name, string? content)
    {
        if (content is not null)
        {
            _here.With(name, content);
        }

        ToolResult result = await _here.CallAsync(Programs.Tool, $"run {name}");

        Assert.Equal(78, result.ExitCode);
        Approval.Verify(result.ToString(), name.Split('-')[0]);
    }

    [Fact]
    public async Task Check_TypeWithSchemaOfItsOwn_IsCheckedByIt()
    {
        _here.With("lines-0123abcd.json", """{ "count": { "labl": "rows" } }""")
            .With("schemas/line-count.schema.json", await SchemaOfLineCountAsync());

        ToolResult result = await _here.CallAsync(Programs.Tool, $"run lines-0123abcd.json --nodes {Programs.LineCount} --schemas schemas");

        Approval.Verify(result.ToString());
    }

    [Fact]
    public async Task Check_ProgramThatIsNoNode_Ends64()
    {
        _here.With("own-0123abcd.json", """{ "a": { "type": "my-own-node" } }""").With("bin/my-own-node", "#!/bin/sh\necho hello\n");
        File.SetUnixFileMode(_here.PathOf("bin/my-own-node"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        ToolResult result = await _here.CallAsync(Programs.Tool, "run own-0123abcd.json --nodes bin");

        Approval.Verify(result.ToString());
    }

    [Fact]
    public async Task Check_RulesAcrossSettings_AreToldByTheNodesProgram()
    {
        _here.With("rules-0123abcd.json", """
            {
              "first": { "type": "multiples", "count": 7, "labl": "x" },
              "second": { "type": "multiples", "output_dir": "more", "count": 9, "step": 3, "label": "${env:NOBODY_SET_THIS}" },
              "third": { "type": "multiples", "output_dir": "most", "count": 9, "step": "two" }
            }
            """);

        ToolResult result = await _here.CallAsync(Programs.Tool, $"config validate rules-0123abcd.json --nodes {Programs.TestNodes}");

        Approval.Verify(result.ToString());
    }

    [Fact]
    public async Task Check_FilterThatCannotBeRead_IsFoundBeforeAnythingRuns()
    {
        _here.With(Workplace.Config, """
            {
              "fetch": { "type": "data-fetcher", "data_url": "bills/focus_sample.csv" },
              "analyze": { "type": "cost-analyzer", "filters": ["ServiceName like S3"] }
            }
            """);

        ToolResult result = await _here.CallAsync(Programs.NativeTool, $"run {Workplace.Config}");

        Approval.Verify(result.ToString());
    }

    [Fact]
    public async Task Check_RuleThatFails_IsABugOfTheNode()
    {
        _here.With("rules-0123abcd.json", """{ "first": { "type": "multiples", "step": 0 } }""");

        ToolResult result = await _here.CallAsync(Programs.Tool, $"config validate rules-0123abcd.json --nodes {Programs.TestNodes}");

        Approval.Verify(result.ToString());
    }

    [Theory]
    [InlineData("exit 64")]
    [InlineData("echo hello")]
    [InlineData("echo '{}'")]
    [InlineData("echo '[{}]'")]
    public async Task Check_ProgramThatDoesNotKnowTheQuestion_IsCheckedByItsSchema(string otherwise)
    {
        _here.With("lines-0123abcd.json", """{ "count": { "type": "line-count", "labl": "rows" } }""")
            .With("schema.json", await SchemaOfLineCountAsync())
            .With("bin/line-count", $"#!/bin/sh\nif [ \"$1\" = --schema ]; then cat {_here.PathOf("schema.json")}; else {otherwise}; fi\n");
        File.SetUnixFileMode(_here.PathOf("bin/line-count"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        ToolResult result = await _here.CallAsync(Programs.Tool, "config validate lines-0123abcd.json --nodes bin");

        Assert.Equal(78, result.ExitCode);
        Assert.Contains("Did you mean 'label'?", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ProgramOnThePathOrInAFolderOfItsOwn_IsFound()
    {
        _here.With("lines-0123abcd.json", """{ "count": { "type": "line-count" } }""").With("lines-0123abcd/data/report.csv", "a\n");
        Directory.CreateDirectory(_here.PathOf("nodes"));
        Directory.CreateSymbolicLink(_here.PathOf("nodes/line-count"), Programs.LineCount);

        ToolResult inFolder = await _here.CallAsync(Programs.Tool, "run lines-0123abcd.json --nodes nodes");
        string path = $"{Programs.LineCount}:{Environment.GetEnvironmentVariable("PATH")}";
        ToolResult onPath = await _here.CallAsync(Programs.Tool, "run lines-0123abcd.json", ("PATH", path));

        Assert.Equal((0, 0), (inFolder.ExitCode, onPath.ExitCode));
    }

    private async Task<string> SchemaOfLineCountAsync() =>
        (await _here.CallAsync(Path.Combine(Programs.LineCount, "line-count"), "--schema")).Output;
}
