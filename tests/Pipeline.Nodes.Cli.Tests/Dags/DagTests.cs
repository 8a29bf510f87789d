using System.Text;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Dags;

public sealed class DagTests
{
    private const string Images = "--image data-fetcher=registry.example.com/data-fetcher@sha256:0123";

    /// <summary>Everything that a config file may hold, and that must not become code.</summary>
    private const string Hostile = """
        {
          "node \"1\" {{ 7*7 }}'; import os; '": {
            "type": "data-fetcher", "data_url": "https://example.com/${run:month}/x.csv", "headers": { "Authorization": "Bearer ${env:API_TOKEN}" },
            "output_dir": "data"
          },
          "dag": {
            "type": "cost-analyzer", "image": "registry/{%raw%}:{{ds}}",
            "resources": { "requests": { "cpu": "500m", "memory": "256Mi", "{{ x }}.yaml": 1 }, "limits": { "memory": "1Gi" } }
          },
          "größe.yaml": {
            "type": "chart-renderer", "title": "\"\"\" {{ dag_run }} \n\u0000 ${file:title}", "depends_on": ["node \"1\" {{ 7*7 }}'; import os; '"]
          },
          "s3": { "bucket": "bucket.yaml", "prefix": "p" }
        }
        """;

    [Theory]
    [InlineData("2")]
    [InlineData("3")]
    public async Task Dag_OfTheSample_IsWhatAirflowIsGiven(string airflow)
    {
        PythonResult made = await Python.RunAsync("read_dag.py", airflow, Repository.PathOf("samples", "cost-analysis", "cost-analysis.py"));

        Assert.True(made.ExitCode == 0, made.Error);
        Approval.Verify(made.Output, extension: "json");
    }

    [Fact]
    public async Task Python_ThatUsersGet_HasNothingForALinter()
    {
        string[] files = Directory.GetFiles(Repository.PathOf("samples"), "*.py", SearchOption.AllDirectories);

        PythonResult result = await Python.LintAsync(files);

        Assert.NotEmpty(files);
        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public async Task Samples_AreWhatTheToolWrites()
    {
        using Workplace workplace = new();
        string sample = Repository.PathOf("samples", "cost-analysis");
        ToolResult result = await workplace.CallAsync(Programs.Tool, $"dag {Path.Combine(sample, Workplace.Config)}");

        Assert.Equal((0, "cost-analysis.py\npipeline_nodes_operator.py\n"), (result.ExitCode, result.Output));
        foreach (string file in result.Output.TrimEnd().Split('\n'))
        {
            Assert.Equal(await File.ReadAllTextAsync(workplace.PathOf(file)), await File.ReadAllTextAsync(Path.Combine(sample, file)));
        }
    }

    [Theory]
    [InlineData("2")]
    [InlineData("3")]
    public async Task Dag_NamesThatLookLikeCode_StayData(string airflow)
    {
        using Workplace workplace = new();
        workplace.With(Workplace.Config, Hostile);

        ToolResult result = await workplace.CallAsync(
            Programs.Tool, $"dag {Workplace.Config} --schedule \"{{{{ x }}}}\" --secret team-a --namespace pipelines --s3-endpoint http://minio:9000 {Images}");
        Assert.True(result.ExitCode == 0, result.Error);
        PythonResult made = await Python.RunAsync("read_dag.py", airflow, workplace.PathOf("cost-analysis.py"));

        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Equal("", (await Python.LintAsync(workplace.PathOf("cost-analysis.py"))).Output);
        Approval.Verify($"{await File.ReadAllTextAsync(workplace.PathOf("cost-analysis.py"))}\n--- as executed\n{made.Output}");
    }

    [Theory]
    [InlineData("2")]
    [InlineData("3")]
    public async Task Operator_EveryEndOfAPod_IsWhatTheTaskEndsWith(string airflow)
    {
        PythonResult ends = await Python.RunAsync("try_operator.py", airflow, Repository.PathOf("samples", "cost-analysis"));

        Assert.True(ends.ExitCode == 0, ends.Error);
        Approval.Verify(ends.Output);
    }

    [Fact]
    public async Task Dag_FileThatWasEdited_IsReplacedOnlyWhenAsked()
    {
        using Workplace workplace = new();
        workplace.With(Workplace.Config, Workplace.ShortFile).With("cost-analysis.py", "# edited\n");

        Approval.Verify(
            await workplace.TranscriptAsync($"dag {Workplace.Config}")
            + await workplace.TranscriptAsync($"dag {Workplace.Config} --force --json --service-account pipeline")
            + await File.ReadAllTextAsync(workplace.PathOf("cost-analysis.py")));
    }

    [Fact]
    public async Task BadInput_OfEachKind_IsExplained()
    {
        using Workplace workplace = new();
        workplace
            .With(Workplace.Config, Workplace.ShortFile)
            .With("broken-0123abcd.json", """{ "node_1": { "type": "data-fetcher", "data_ur": "x" } }""");
        StringBuilder transcript = new();
        foreach (string call in new[]
        {
            "dag",
            "dag broken-0123abcd.json",
            "dag nowhere-0123abcd.json",
            $"dag {Workplace.Config} --dag-id \"bad id\" --bucket x --s3-endpoint ftp://minio --image data-fetcher --image data-fecther=x",
            $"dag {Workplace.Config} --output nowhere",
            $"dag {Workplace.Config} --dagid x",
        })
        {
            transcript.Append(await workplace.TranscriptAsync(call));
        }

        Assert.Empty(Directory.GetFiles(workplace.Root, "*.py"));
        Approval.Verify(transcript.ToString());
    }
}
