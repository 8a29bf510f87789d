using System.Globalization;

namespace Pipeline.Nodes.Testing.Tests.Nodes;

/// <summary>Writes the time: a retry ends in other bytes.</summary>
public sealed class Clockwork : PipelineNode<NoSettings>
{
    protected override async Task ExecuteAsync(NodeRun<NoSettings> run, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(run.Output("made.txt"), run.Time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), cancellationToken);
        run.Count("ticks", run.Time.GetUtcNow().Ticks);
    }
}
