using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Tests.Config;

namespace Pipeline.Nodes.Tests.Lifecycle;

public sealed class SectionCheckTests
{
    private static readonly NodeDescription Sample = NodeDescription.Of(new CheckedNode(), SampleJson.Default);

    [Fact]
    public void Answer_ProblemsOfEveryKind_AreNamedWithTheirPlace() => Approval.Verify(Answer("""
        {
          "wrong": { "data_url": "x", "timeout": "30", "colour": "red" },
          "rule": { "data_url": "bills/a.csv", "depth": 2, "timeout": 1 },
          "reference": { "data_url": "${env:NOBODY_SET_THIS}", "note": "${run:missing}", "label": "${file:nowhere}", "main": { "name": "${evn:X}" } },
          "rule_of_reference": { "data_url": "${env:NOBODY_SET_THIS}", "depth": 2, "timeout": 1 },
          "right": { "data_url": "bills/a.csv" }
        }
        """, "wrong", "rule", "reference", "rule_of_reference", "right"), extension: "json");

    [Fact]
    public void Answer_SectionThatWasNotAskedFor_IsNotTold() =>
        Assert.Equal("[]\n", Answer("""{ "wrong": { "timeout": "30" }, "right": { "data_url": "bills/a.csv" } }""", "right"));

    [Fact]
    public void Answer_UnknownSection_SaysWhich()
    {
        UsageException exception = Assert.Throws<UsageException>(() => Answer("""{ "right": { "data_url": "bills/a.csv" } }""", "left"));

        Assert.Equal("--check: the config file has no section 'left'.", exception.Message);
    }

    [Fact]
    public void Answer_BrokenFile_SaysWhere()
    {
        ConfigException exception = Assert.Throws<ConfigException>(() => Answer("{ \"right\": ", "right"));

        Assert.StartsWith("the config file", exception.Message, StringComparison.Ordinal);
    }

    private static string Answer(string file, params string[] sections)
    {
        string answer = SectionCheck.Answer(Sample, Encoding.UTF8.GetBytes(file), sections);
        return answer == "[]\n" ? answer : JsonNode.Parse(answer)!.ToString();
    }

    private sealed class CheckedNode : PipelineNode<SampleConfig>
    {
        protected override Task ExecuteAsync(NodeRun<SampleConfig> run, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
