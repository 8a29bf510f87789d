using System.Text.RegularExpressions;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;

namespace Pipeline.Nodes.Tests.Lifecycle;

public sealed partial class NodeExplainerTests : IDisposable
{
    private const string Config = """{ "line_count": { "label": "rows", "manifest": false } }""";

    private readonly NodeHarness _harness = new();

    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task Explain_BeforeTheFirstRun_ReadsAsApprovedAndWritesNothing()
    {
        _harness.Put("cost-analysis-a7b3c9d2.json", Config);
        _harness.Put($"{NodeHarness.Workspace}/data/report.csv", "a\nb\n");
        _harness.Environment["PIPELINE_NOOD"] = "line_count";
        string[] before = Files();

        Explanation explanation = await _harness.ExplainAsync(new LineCount());

        Assert.Equal((ExitCode.Ok, ""), (explanation.ExitCode, explanation.Problem));
        Approval.Verify(Stable(explanation.Text));
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task Explain_SameWorkOfTheSameRun_SaysThatNothingWouldBeDone()
    {
        _harness.Put("cost-analysis-a7b3c9d2.json", Config);
        _harness.Put($"{NodeHarness.Workspace}/data/report.csv", "a\nb\n");
        _harness.Environment["PIPELINE_RUN_ID"] = "manual__1";
        Assert.Equal(ExitCode.Ok, await _harness.RunAsync(new LineCount()));

        string same = (await _harness.ExplainAsync(new LineCount())).Text;
        _harness.Environment["PIPELINE_RUN_ID"] = "manual__2";
        string next = (await _harness.ExplainAsync(new LineCount())).Text;

        Assert.Contains("published there: 1 artifact", same, StringComparison.Ordinal);
        Assert.Contains("that is this very work for this run: nothing would be done", same, StringComparison.Ordinal);
        Assert.Contains("it would be replaced", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_InputIsMissing_TellsWhatIsKnownAndEndsWith66()
    {
        _harness.Put("cost-analysis-a7b3c9d2.json", Config);

        Explanation explanation = await _harness.ExplainAsync(new LineCount());

        Assert.Equal(ExitCode.NoInput, explanation.ExitCode);
        Assert.Contains("label = \"rows\"", explanation.Text, StringComparison.Ordinal);
        Assert.Contains("is empty", explanation.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_NoDagKey_EndsWith64()
    {
        _harness.Environment.Remove("DAG_KEY");

        Explanation explanation = await _harness.ExplainAsync(new LineCount());

        Assert.Equal(ExitCode.Usage, explanation.ExitCode);
        Assert.Contains("DAG_KEY", explanation.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_RedoOfTheSameTryByAnotherPod_SaysThatItIsFencedOut()
    {
        _harness.Put("cost-analysis-a7b3c9d2.json", Config);
        _harness.Put($"{NodeHarness.Workspace}/data/report.csv", "a\nb\n");
        _harness.Environment["PIPELINE_RUN_ID"] = "manual__1";
        _harness.Environment["PIPELINE_TRY_NUMBER"] = "1";
        _harness.Environment["PIPELINE_POD_UID"] = "a";
        Assert.Equal(ExitCode.Ok, await _harness.RunAsync(new LineCount()));

        _harness.Environment["PIPELINE_POD_UID"] = "b";
        _harness.Environment["PIPELINE_REDO"] = "1";

        Assert.Contains("this one would end with exit code 75", (await _harness.ExplainAsync(new LineCount())).Text, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Temporary, await _harness.RunAsync(new LineCount()));
    }

    private string[] Files() => Directory.GetFiles(_harness.Bucket, "*", SearchOption.AllDirectories);

    private string Stable(string text) => Version().Replace(_harness.Scrub(text), "${1}{version}");

    [GeneratedRegex(@"^(\S+ )\d+\.\d+\.\d+[^:]*")]
    private static partial Regex Version();
}
