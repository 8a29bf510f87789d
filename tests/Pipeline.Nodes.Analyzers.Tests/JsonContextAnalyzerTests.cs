using Pipeline.Nodes.CodeFixes;

namespace Pipeline.Nodes.Analyzers.Tests;

public sealed class JsonContextAnalyzerTests
{
    private const string Node = """
        internal sealed record Settings(string Label = "");

        internal sealed class Sample : PipelineNode<Settings>
        {
            protected override Task ExecuteAsync(NodeRun<Settings> run, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """;

    [Fact]
    public async Task NoContext_Native_IsFoundAndFixed()
    {
        Code code = Code.Of($"return await PipelineNode.RunAsync<Sample>(args);\n\n{Node}\n", native: true);
        Approval.Verify(string.Join('\n', await code.FindAsync()));
        string changed = await code.FixAsync(new JsonContextFix());
        Assert.Contains("PipelineNode.RunAsync<Sample>(args, SettingsJson.Default)", changed, StringComparison.Ordinal);
        Assert.Contains("internal sealed partial class SettingsJson", changed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoContext_OnTheJit_IsNotFound() => Assert.Empty(await Code.Of($"return await PipelineNode.RunAsync<Sample>(args);\n\n{Node}\n").IdsAsync());

    [Theory]
    [InlineData("Settings", false)]
    [InlineData("string", true)]
    public async Task Context_KnowsTheRecordOrNot_IsTold(string known, bool found) => Assert.Equal(found ? ["PN0010"] : [], await Code.Of($$"""
        return await PipelineNode.RunAsync<Sample>(args, SampleJson.Default);

        {{Node}}

        [System.Text.Json.Serialization.JsonSerializable(typeof({{known}}))]
        internal sealed partial class SampleJson : System.Text.Json.Serialization.JsonSerializerContext
        {
            public static SampleJson Default => null!;
        }
        """, native: true).IdsAsync());
}
