using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;

namespace Pipeline.Nodes.Tests.Lifecycle;

public sealed class NamesAndKeysTests
{
    private static readonly Gen<string> RunIds = Gen.OneOf(
        Gen.String[Gen.Char["ab~2E.:+ä/_-"], 0, 8], Gen.OneOf(new[] { "manual__2024-09-01T00:00:00+00:00", ".", "..", "~2E", "a/b", "" }.Select(Gen.Const).ToArray()));

    [Theory]
    [InlineData(typeof(LineCount), "line-count")]
    [InlineData(typeof(DelegateNode), "delegate")]
    [InlineData(typeof(CSVReport), "csv-report")]
    [InlineData(typeof(S3Copy), "s3-copy")]
    [InlineData(typeof(Node), "node")]
    [InlineData(typeof(Named), "named-2")]
    public void Of_Class_IsItsNameInKebabCase(Type type, string name) => Assert.Equal(name, NodeTypeName.Of(type));

    [Theory]
    [InlineData(typeof(WronglyNamed))]
    [InlineData(typeof(EmptyNamed))]
    public void Of_WrongAttribute_SaysWhatANameIs(Type type)
        => Assert.EndsWith(
            "is not a name of lower-case letters, digits and single hyphens, such as line-count.",
            Assert.Throws<InvalidOperationException>(() => NodeTypeName.Of(type)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("manual__2024-09-01T00:00:00+00:00", "manual__2024-09-01T00~3A00~3A00~2B00~3A00")]
    [InlineData("a/b ä", "a~2Fb~20~C3~A4")]
    [InlineData("~2E", "~7E2E")]
    [InlineData("..", "~2E~2E")]
    [InlineData(".", "~2E")]
    [InlineData("...", "...")]
    public void Encode_Run_EscapesWhatAKeyShouldNotHold(string run, string key) => Assert.Equal(key, KeySegment.Encode(run));

    [Fact]
    public void Encode_TwoRuns_NeverShareAKey()
        => Gen.Select(RunIds, RunIds).Sample((left, right) => (KeySegment.Encode(left) == KeySegment.Encode(right)) == (left == right));

    [Fact]
    public void Decode_WhatWasEncoded_GivesTheRun() => RunIds.Sample(run => KeySegment.Decode(KeySegment.Encode(run)) == run);

    [Theory]
    [InlineData("~", "~")]
    [InlineData("100~4", "100~4")]
    [InlineData("~ZZ", "~ZZ")]
    public void Decode_NoEscape_StaysAsItIs(string segment, string name) => Assert.Equal(name, KeySegment.Decode(segment));

    [Fact]
    public void Encode_AnyRun_HoldsOnlyWhatAKeyMay()
        => Gen.String.Sample(run => KeySegment.Encode(run).All(letter => char.IsAsciiLetterOrDigit(letter) || "._-~".Contains(letter, StringComparison.Ordinal)));

    [Fact]
    public async Task Run_LongestNames_FitTheKeysOfAFolderStore()
    {
        string section = new('s', KeySegment.LongestBytes);
        string run = new string('r', 248) + "::";
        using var harness = new NodeHarness();
        harness.Put("cost-analysis-a7b3c9d2.json", $$"""{ "{{section}}": { "type": "line-count" } }""");
        harness.Put($"{NodeHarness.Workspace}/data/report.csv", "a\n");
        harness.Environment["PIPELINE_RUN_ID"] = run;

        Assert.Equal(ExitCode.Ok, await harness.RunAsync(new LineCount()));

        Assert.DoesNotContain("warning", harness.Log, StringComparison.Ordinal);
        Assert.Contains("\"exit_code\": 0", harness.RunRecord(KeySegment.Encode(run), section), StringComparison.Ordinal);
    }

    [Fact]
    public void PhaseClock_Phases_SaysHowLongEachTook()
    {
        var time = new FakeTimeProvider();
        var scope = new LogScope();
        using var clock = new PhaseClock(time, scope);
        time.Advance(TimeSpan.FromSeconds(1.5));
        clock.Enter(Phase.Config, NullLogger.Instance);
        Assert.Equal(("config", "config"), (clock.Current, scope.Phase));
        time.Advance(TimeSpan.FromSeconds(2));
        clock.Enter(Phase.Report, NullLogger.Instance);
        Assert.Equal([new PhaseRecord("environment", 1.5), new PhaseRecord("config", 2)], clock.Done);
        Assert.Equal(TimeSpan.FromSeconds(3.5), clock.Elapsed);
    }

    private sealed class CSVReport;

    private sealed class S3Copy;

    private sealed class Node;

    [NodeType("named-2")]
    private sealed class Named;

    [NodeType("Wrong_Name")]
    private sealed class WronglyNamed;

    [NodeType("")]
    private sealed class EmptyNamed;
}
