namespace Pipeline.Nodes.Testing.Tests.Nodes;

/// <summary>Makes a bug of every failure.</summary>
public sealed class WrappingNode : PipelineNode<NoSettings>
{
    protected override async Task ExecuteAsync(NodeRun<NoSettings> run, CancellationToken cancellationToken)
    {
        try
        {
            string input = await run.InputAsync("a.txt", cancellationToken);
            File.Copy(input, run.Output("copy.txt"));
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException("It did not work.", exception);
        }
    }
}
