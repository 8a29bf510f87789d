namespace Pipeline.Nodes.Testing.Tests.Nodes;

/// <summary>Goes on without an input that it could not read: publishes a part as if it were all.</summary>
public sealed class SwallowingNode : PipelineNode<NoSettings>
{
    protected override async Task ExecuteAsync(NodeRun<NoSettings> run, CancellationToken cancellationToken)
    {
        string text = "";
        try
        {
            text = await File.ReadAllTextAsync(await run.InputAsync("a.txt", cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // This is the fault that the crash kit is to find.
        }

        await File.WriteAllTextAsync(run.Output("copy.txt"), text, cancellationToken);
    }
}
