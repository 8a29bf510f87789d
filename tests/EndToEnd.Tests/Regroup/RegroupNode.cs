namespace Pipeline.Nodes.EndToEnd.Regroup;

/// <summary>Reads all inputs, side by side, and publishes their lines as many artifacts or as one.</summary>
[NodeType("regroup")]
internal sealed class RegroupNode : PipelineNode<RegroupConfig>
{
    private const int AtOnce = 16;

    protected override async Task ExecuteAsync(NodeRun<RegroupConfig> run, CancellationToken cancellationToken)
    {
        var texts = new string[run.Inputs.Count];
        await Parallel.ForAsync(0, texts.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (index, token) =>
            texts[index] = await File.ReadAllTextAsync(await run.InputAsync(run.Inputs[index].Name, token), token));
        string joined = string.Concat(texts);
        if (!run.Config.Split)
        {
            await File.WriteAllTextAsync(run.Output("joined.txt"), joined, cancellationToken);
            return;
        }

        foreach (string line in joined.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await File.WriteAllTextAsync(run.Output(line), $"{line}\n", cancellationToken);
        }
    }
}
