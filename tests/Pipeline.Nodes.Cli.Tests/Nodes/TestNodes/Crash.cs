namespace Pipeline.Nodes.Cli.Tests.Nodes;

internal sealed record CrashConfig;

/// <summary>Ends without a word of the log, as a program does that runs out of memory.</summary>
internal sealed class Crash : PipelineNode<CrashConfig>
{
    protected override Task ExecuteAsync(NodeRun<CrashConfig> run, CancellationToken cancellationToken)
    {
        Console.Error.WriteLine("native library: out of memory");
        Environment.Exit(3);
        return Task.CompletedTask;
    }
}
