using System.Text;
using Pipeline.Nodes.Testing.Tests.Nodes;

namespace Pipeline.Nodes.Testing.Tests;

/// <summary>What authors do wrong ends in one line that names their type and member, and in the right exit code.</summary>
public sealed class BadNodeTests
{
    [Fact]
    public async Task Run_AuthorsMistakes_ReadAsApproved()
    {
        var text = new StringBuilder();
        await AppendAsync("constructor of the config record throws", new NodeTestHost<ThrowingConfigNode>());
        await AppendAsync("check of the config record throws", new NodeTestHost<UncheckableNode>());
        await AppendAsync("input is not there", AnyNode.Doing((run, token) => run.InputAsync("report.csv", token)).WithInput("bill.csv", "x"));
        await AppendAsync("output is a stream twice", AnyNode.Doing(async (run, token) =>
        {
            await (await run.CreateOutputAsync("a.txt", token)).DisposeAsync();
            await run.CreateOutputAsync("a.txt", token);
        }));
        await AppendAsync("output is a file and a stream", AnyNode.Doing(async (run, token) =>
        {
            await File.WriteAllTextAsync(run.Output("a.txt"), "x", token);
            await run.CreateOutputAsync("a.txt", token);
        }));
        await AppendAsync("output is declared and not written", AnyNode.Doing((run, _) => Task.FromResult(run.Output("a.txt"))));
        await AppendAsync("stream is not disposed", AnyNode.Doing((run, token) => run.CreateOutputAsync("a.txt", token)));
        await AppendAsync("output leads elsewhere", AnyNode.Doing((run, _) => Task.FromResult(run.Output("../a.txt"))));
        await AppendAsync("counter is not snake_case", AnyNode.Doing((run, _) =>
        {
            run.Count("RowsRead", 1);
            return Task.CompletedTask;
        }));
        await AppendAsync("an exception of its own", AnyNode.Doing((_, _) => throw new OwnException("It is Monday.")));
        await AppendAsync("several at once", AnyNode.Doing((_, _) => throw new AggregateException(new OwnException("one"), new OwnException("two"))));
        await AppendAsync("cancelled by itself", AnyNode.Doing((_, _) => throw new OperationCanceledException()));
        Approval.Verify(text.ToString());

        async Task AppendAsync<TNode>(string mistake, NodeTestHost<TNode> host)
            where TNode : PipelineNode, new()
        {
            NodeTestResult result = await host.RunAsync();
            string stack = result.Log.Any(line => line.Exception is not null) ? " (and the stack trace)" : "";
            text.Append($"{mistake}:\n  {(int)result.ExitCode} {result.Message}{stack}\n");
            Assert.Empty(result.Outputs);
        }
    }

    [Fact]
    public async Task Run_CounterNamedTwice_AddsUp()
    {
        NodeTestResult result = await AnyNode.Doing((run, _) =>
        {
            run.Count("rows", 2);
            run.Count("rows", 3);
            return Task.CompletedTask;
        }).RunAsync();
        Assert.Equal(5, result.Counters["rows"]);
    }

    [Fact]
    public void Host_ConfigIsAbstract_SaysWhatToDo()
    {
        InvalidOperationException exception = Assert.ThrowsAny<InvalidOperationException>(() => new NodeTestHost<AbstractNode>());
        Assert.Equal("its config type AbstractSettings is abstract, so that no settings can be made. Give PipelineNode<…> a sealed record.", exception.Message);
    }

    [Fact]
    public async Task Program_RunsTwoNodes_TheSecondIsRefused()
    {
        Assert.Equal(0, await PipelineNode.RunAsync<AnyNode>(["--version"]));
        Assert.Equal(70, await PipelineNode.RunAsync<WordCount>(["--version"]));
    }

    private sealed class OwnException(string message) : Exception(message);
}
