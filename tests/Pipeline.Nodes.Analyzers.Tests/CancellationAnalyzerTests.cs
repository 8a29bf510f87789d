using Pipeline.Nodes.CodeFixes;

namespace Pipeline.Nodes.Analyzers.Tests;

public sealed class CancellationAnalyzerTests
{
    [Theory]
    [InlineData("foreach (string line in File.ReadLines(\"x\")) { }")]
    [InlineData("foreach (string line in File.ReadLines(\"x\").Where(line => line.Length > 3).Skip(1)) { }")]
    [InlineData("using var text = new StringReader(\"\"); while (text.ReadLine() is { } line) { }")]
    [InlineData("for (int i = 0; i < 3; i++) { await Task.Yield(); }")]
    [InlineData("IAsyncEnumerable<int> numbers = null!; await foreach (int number in numbers) { }")]
    public async Task LoopIgnoresToken_MayTakeLong_IsFound(string loop)
        => Assert.Contains("PN0001", await Code.OfNode(loop).IdsAsync());

    [Theory]
    [InlineData("foreach (string line in File.ReadLines(\"x\")) { cancellationToken.ThrowIfCancellationRequested(); }")]
    [InlineData("while (!cancellationToken.IsCancellationRequested && Console.In is null) { }")]
    [InlineData("for (int i = 0; i < 3; i++) { await Task.Delay(1, cancellationToken); }")]
    [InlineData("foreach (int number in new[] { 1, 2 }) { _ = number; }")]
    [InlineData("foreach (int number in new[] { 1, 2 }.Skip(1)) { _ = number; }")]
    [InlineData("foreach (int number in Enumerable.Range(0, 3)) { _ = number; }")]
    [InlineData("for (int i = 0; i < 3; i++) { _ = i; }")]
    [InlineData("IAsyncEnumerable<int> numbers = null!; await foreach (int number in numbers.WithCancellation(cancellationToken)) { }")]
    public async Task LoopIgnoresToken_LooksAtItOrIsShort_IsNotFound(string loop)
        => Assert.DoesNotContain("PN0001", await Code.OfNode(loop).IdsAsync());

    [Fact]
    public async Task LoopIgnoresToken_OutsideANode_IsNotFound() => Assert.Empty(await Code.Of("""
        foreach (string line in File.ReadLines("x")) { }

        internal static class Other
        {
            public static async Task RunAsync(CancellationToken token) { for (;;) { await Task.Delay(1); } }
        }
        """).IdsAsync());

    [Theory]
    [InlineData("await Task.Delay(1);", "await Task.Delay(1, cancellationToken);")]
    [InlineData("await File.WriteAllTextAsync(run.Output(\"a\"), \"b\");", "await File.WriteAllTextAsync(run.Output(\"a\"), \"b\", cancellationToken);")]
    [InlineData("await LaterAsync();", "await LaterAsync(token: cancellationToken);")]
    public async Task TokenNotPassed_CallTakesOne_IsFixed(string call, string fixedCall)
    {
        const string Later = "private static Task LaterAsync(int seconds = 1, CancellationToken token = default) => Task.Delay(seconds, token);";
        Assert.Contains(fixedCall, await Code.OfNode(call, members: Later).FixAsync(new PassTokenFix()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("await Task.Delay(1, CancellationToken.None);")]
    [InlineData("_ = string.Join(\",\", 1, 2);")]
    public async Task TokenNotPassed_OnPurposeOrNotTaken_IsNotFound(string call) => Assert.Empty(await Code.OfNode(call).IdsAsync());

    [Fact]
    public async Task Messages_ReadAsApproved() => Approval.Verify(string.Join('\n', await Code.OfNode("""
        foreach (string line in File.ReadLines("x"))
        {
            await Task.Delay(1);
        }
        """).FindAsync()), name: "Cancellation");
}
