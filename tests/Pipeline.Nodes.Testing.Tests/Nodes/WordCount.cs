using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Artifacts;

namespace Pipeline.Nodes.Testing.Tests.Nodes;

/// <summary>Counts words: an ordinary node with a file, a stream, rows and counters.</summary>
public sealed partial class WordCount : PipelineNode<WordCountConfig>
{
    protected override async Task ExecuteAsync(NodeRun<WordCountConfig> run, CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<string, int>(
            run.Config.Words == WordCase.Exact ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        foreach (InputArtifact input in run.Inputs)
        {
            using var text = new StreamReader(await run.OpenInputAsync(input.Path, cancellationToken));
            while (await text.ReadLineAsync(cancellationToken) is { } line)
            {
                foreach (string word in line.Split(' ').Where(word => word.Length >= run.Config.MinimumLength && run.Config.Skip?.Contains(word) != true))
                {
                    counts[word] = counts.GetValueOrDefault(word) + 1;
                }
            }
        }

        if (counts.Count == 0)
        {
            run.ReportEmpty("there are no words");
        }

        LogCounted(run.Logger, counts.Count, run.Config.Token ?? "no token");
        await File.WriteAllLinesAsync(run.Output("words.txt"), counts.Select(pair => $"{pair.Key} {pair.Value}"), cancellationToken);
        run.SetOutputRows("words.txt", counts.Count);
        run.Count("words", counts.Values.Sum());
        await using Stream total = await run.CreateOutputAsync("sums/total.txt", cancellationToken);
        await total.WriteAsync("total\n"u8.ToArray(), cancellationToken);
    }

    [LoggerMessage(20001, LogLevel.Information, "Counted {Count} words with {Token}.")]
    private static partial void LogCounted(ILogger logger, int count, string token);
}
