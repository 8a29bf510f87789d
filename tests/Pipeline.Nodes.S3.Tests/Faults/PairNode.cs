namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>The settings of <see cref="PairNode"/>: none.</summary>
public sealed record PairConfig;

/// <summary>Publishes two artifacts that both name the attempt which wrote them, so that a mixture shows.</summary>
/// <param name="token">Names the attempt.</param>
public sealed class PairNode(string token) : PipelineNode<PairConfig>
{
    /// <summary>What it publishes.</summary>
    public static IReadOnlyList<string> Names { get; } = ["a.txt", "deep/b.txt"];

    /// <summary>The whole content of an artifact.</summary>
    public static string Content(string token, string name, string seed)
        => string.Concat(Enumerable.Range(1, name.Length * 20).Select(line => $"{token} {name} {line} {seed}\n"));

    protected override async Task ExecuteAsync(NodeRun<PairConfig> run, CancellationToken cancellationToken)
    {
        string seed = await File.ReadAllTextAsync(await run.InputAsync("seed.txt", cancellationToken), cancellationToken);
        await File.WriteAllTextAsync(run.Output(Names[0]), Content(token, Names[0], seed), cancellationToken);
        await using Stream output = await run.CreateOutputAsync(Names[1], cancellationToken);
        await using var writer = new StreamWriter(output);
        await writer.WriteAsync(Content(token, Names[1], seed).AsMemory(), cancellationToken);
    }
}
