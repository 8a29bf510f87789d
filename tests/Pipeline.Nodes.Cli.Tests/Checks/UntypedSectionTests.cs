using System.Text;
using Pipeline.Nodes.Cli.Tests.Dags;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Checks;

/// <summary>A section that no node runs: a script takes part by its folders (samples/python-node).</summary>
public sealed class UntypedSectionTests : IDisposable
{
    private const string WithScript = """
        {
          "node_1": { "type": "data-fetcher", "data_url": "bills/focus_sample.csv" },
          "keep_usage": { "input_dir": "data", "output_dir": "usage", "x_owner": "finance", "keep_rows_of": "Usage" },
          "node_2": { "type": "cost-analyzer", "input_dir": "usage" }
        }
        """;

    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task Script_BetweenNodes_IsTakenByEveryCommand()
    {
        _here.With(Workplace.Config, WithScript).With("other/empty.txt", "");
        StringBuilder transcript = new();
        foreach (string call in new[]
        {
            $"config validate {Workplace.Config}",
            $"config validate {Workplace.Config} --json",
            $"config push {Workplace.Config} --store other",
            $"config diff {Workplace.Config} --store other",
            $"iam-policy {Workplace.Config}",
        })
        {
            transcript.Append(await _here.TranscriptAsync(call));
        }

        Approval.Verify(transcript.ToString());
    }

    [Fact]
    public async Task Script_InADag_HasNoTaskAndTheNodesAroundItKeepTheirOrder()
    {
        _here.With(Workplace.Config, WithScript.Replace("keep_usage", "keep \\\"usage\\\" größe", StringComparison.Ordinal));

        string told = await _here.TranscriptAsync($"dag {Workplace.Config}");
        PythonResult made = await Python.RunAsync("read_dag.py", "3", _here.PathOf("cost-analysis.py"));

        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Equal("", (await Python.LintAsync(_here.PathOf("cost-analysis.py"))).Output);
        string dag = await File.ReadAllTextAsync(_here.PathOf("cost-analysis.py"));
        Approval.Verify($"{told}{dag[dag.IndexOf("with DAG", StringComparison.Ordinal)..]}");
    }

    [Fact]
    public async Task Script_WhereAPipelineIsRunHere_IsRunBetweenTwoCalls()
    {
        _here.With(Workplace.Config, WithScript);
        string nodes = $"--nodes {Programs.TestNodes}";

        StringBuilder transcript = new(await _here.TranscriptAsync($"run {Workplace.Config} {nodes}"));
        transcript.Append(await _here.TranscriptAsync($"run {Workplace.Config} {nodes} --only keep_usage"));
        transcript.Append(await _here.TranscriptAsync($"run {Workplace.Config} {nodes} --only node_1"));
        _here.With("cost-analysis-a7b3c9d2/usage/input.csv", "a\n1\n");
        transcript.Append(await _here.TranscriptAsync($"run {Workplace.Config} {nodes} --from node_2"));

        Approval.Verify(transcript.ToString());
    }

    [Fact]
    public async Task Script_WhoseFolderNoNodeReads_IsLeftOutOfARun()
    {
        _here.With(Workplace.Config, """
            {
              "node_1": { "type": "data-fetcher", "data_url": "bills/focus_sample.csv" },
              "mail": { "input_dir": "data" }
            }
            """);

        ToolResult result = await _here.RunAsync(Workplace.Config);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("mail has no type: something else than a node runs it.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("setting", """{ "node_1": { "type": "data-fetcher", "data_url": "x" }, "keep": { "input_dir": "data", "data_ur": "y" } }""")]
    [InlineData("second", """{ "node_1": { "type": "data-fetcher", "data_url": "x" }, "keep": { "output_dir": "more", "data_url": "y" } }""")]
    [InlineData("common", """{ "node_1": { "type": "data-fetcher", "data_url": "x" }, "keep": { "input_dir": "data", "output_di": "y" } }""")]
    [InlineData("name", """{ "node_1": { "type": "data-fetcher", "data_url": "x" }, "cost_analyser": { "input_dir": "data", "output_dir": "y" } }""")]
    [InlineData("type", """{ "node_1": { "type": "data-fetcher", "data_url": "x" }, "keep": { "type": "keep-usage", "input_dir": "data" } }""")]
    [InlineData("alone", """{ "keep": { "input_dir": "data", "output_dir": "usage" } }""")]
    public async Task Section_ThatLooksLikeASlip_Ends78(string name, string content)
    {
        _here.With(Workplace.Config, content);

        ToolResult result = await _here.CallAsync(Programs.Tool, $"config validate {Workplace.Config}");

        Assert.Equal(78, result.ExitCode);
        Approval.Verify(result.ToString(), name);
    }
}
