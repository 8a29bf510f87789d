using Pipeline.Nodes.CodeFixes;

namespace Pipeline.Nodes.Analyzers.Tests;

public sealed class OtherRulesTests
{
    [Fact]
    public async Task ProcessState_InANode_IsFoundAndSaysWhatToDo() => Approval.Verify(string.Join('\n', await Code.OfNode("""
        Console.WriteLine("x");
        Console.Out.Flush();
        _ = Environment.GetEnvironmentVariable("HOME");
        _ = Environment.ProcessorCount;
        Action leave = () => Environment.Exit(3);
        leave();
        """).FindAsync()));

    [Fact]
    public async Task ProcessState_InTheProgram_IsNotFound() => Assert.Empty(await Code.Of("""
        Console.WriteLine("x");
        return Environment.GetEnvironmentVariable("HOME") is null ? 1 : 0;
        """).IdsAsync());

    [Fact]
    public async Task Output_LeadsElsewhere_IsFoundAndSaysWhatToDo() => Approval.Verify(string.Join('\n', await Code.OfNode("""
        _ = run.Output("../a.txt");
        _ = run.Output("/tmp/a.txt");
        _ = run.Output("a\\b.txt");
        await using Stream stream = await run.CreateOutputAsync("_manifest.json", cancellationToken);
        await File.WriteAllTextAsync("out.txt", "x", cancellationToken);
        File.Copy(run.Output("a"), "/tmp/b");
        using var writer = new StreamWriter("out.csv");
        """).FindAsync()));

    [Fact]
    public async Task Output_BelowItsFolder_IsNotFound() => Assert.Empty(await Code.OfNode("""
        string name = run.Config.Label;
        await File.WriteAllTextAsync(run.Output("a/b..c.txt"), File.ReadAllText("in.txt"), cancellationToken);
        using var writer = new StreamWriter(run.Output(name));
        """).IdsAsync());

    [Fact]
    public async Task AsyncVoid_MethodLocalFunctionAndLambda_AreFound() => Approval.Verify(string.Join('\n', await Code.OfNode(
        "Later(); void Later() { } async void Local() { await Task.Yield(); } Action act = async () => await Task.Yield(); Local(); act();",
        members: "private async void Send() { await Task.Yield(); } private async Task Good() { await Task.Yield(); Send(); }").FindAsync()));

    [Fact]
    public async Task AsyncVoid_Method_IsFixed() => Assert.Contains(
        "private async Task Send()",
        await Code.OfNode("", members: "private async void Send() { await Task.Yield(); }").FixAsync(new AsyncTaskFix()),
        StringComparison.Ordinal);

    [Fact]
    public async Task AsyncVoid_LambdaInAMethod_LeavesTheMethodAlone() => Assert.Empty(
        (await Code.OfNode("", members: "private void Wire() { Action act = async () => await Task.Yield(); act(); }").OfferAsync(new AsyncTaskFix())).Actions);
}
