using Pipeline.Nodes.CodeFixes;

namespace Pipeline.Nodes.Analyzers.Tests;

public sealed class ConfigRecordAnalyzerTests
{
    [Theory]
    [InlineData("internal sealed record Settings(string Label = \"x\", bool Loud = false, IReadOnlyList<string>? Words = null);")]
    [InlineData("internal sealed record Settings { public required string Label { get; init; } public string? Other { get; init; } public string Both => Label + Other; }")]
    [InlineData("internal sealed record Settings([property: System.ComponentModel.Description(\"Seconds to wait.\")] int Timeout = 30);")]
    [InlineData("internal sealed record Settings(string Label) { [System.Text.Json.Serialization.JsonIgnore] public int Made { get; } = 3; }")]
    public async Task ConfigRecord_JsonFillsIt_IsNotFound(string config) => Assert.Empty(await Code.OfNode("", config).IdsAsync());

    [Theory]
    [InlineData("abstract", "internal abstract record Settings(string Label);")]
    [InlineData("interface", "internal interface Settings { string Label { get; } }")]
    [InlineData("private constructor", "internal sealed record Settings { private Settings() { } }")]
    [InlineData("two constructors", "internal sealed class Settings { public Settings(string label) { Label = label; } public Settings(bool loud) { Label = loud ? \"L\" : \"l\"; } public string Label { get; } }")]
    [InlineData("parameter without property", "internal sealed class Settings { public Settings(string label) { Text = label; } public string Text { get; } }")]
    [InlineData("property that nobody sets", "internal sealed record Settings(string Label = \"\") { public string Fixed { get; } = \"x\"; }")]
    [InlineData("private setter", "internal sealed record Settings { public string? Label { get; private set; } public void Set() => Label = \"x\"; }")]
    [InlineData("lost default", "internal sealed record Settings { public string Label { get; init; } = \"x\"; public bool Loud { get; set; } = true; }")]
    [InlineData("numbers", "internal sealed record Settings(int Timeout = 30, double? Width = null) { public long MaxBytes { get; init; } }")]
    public async Task ConfigRecord_IsWrong_ReadsAsApproved(string name, string config)
        => Approval.Verify(string.Join('\n', await Code.OfNode("", config).FindAsync()), name.Replace(' ', '_'));

    [Fact]
    public async Task ConfigRecord_OfAnotherProject_IsToldAtTheNode()
    {
        Code code = Code.Of(
            """
            internal sealed class Sample : PipelineNode<Settings>
            {
                protected override Task ExecuteAsync(NodeRun<Settings> run, CancellationToken cancellationToken) => PipelineNode.RunAsync<Sample>([]);
            }

            internal static class Program { private static void Main() { } }
            """,
            library: "public sealed record Settings { public string Label { get; init; } = \"x\"; }");

        Assert.Contains(await code.FindAsync(), found => found.StartsWith("PN0005 at 'Sample'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "internal sealed record Settings { public string Label { get; init; } = \"x\"; }",
        "internal sealed record Settings(string Label = \"x\");")]
    [InlineData(
        "internal sealed record Settings(bool Loud = true) { [System.ComponentModel.Description(\"Seconds.\")] public int Timeout { get; init; } = -1; public void Check() { } }",
        "internal sealed record Settings(bool Loud = true, [property: System.ComponentModel.Description(\"Seconds.\")] int Timeout = -1) { public void Check() { } }")]
    public async Task LostDefault_OfARecord_IsFixed(string config, string fixedConfig)
        => Assert.Contains(fixedConfig, await Code.OfNode("", config).FixAsync(new ConstructorParameterFix()), StringComparison.Ordinal);

    [Theory]
    [InlineData("internal sealed record Settings { public string Label { get; init; } = string.Empty; }")]
    [InlineData("internal sealed record Settings { public TimeSpan Pause { get; init; } = TimeSpan.Zero; }")]
    public async Task LostDefault_ThatIsNoConstant_HasNoFix(string config)
        => Assert.Empty((await Code.OfNode("", config).OfferAsync(new ConstructorParameterFix())).Actions);
}
