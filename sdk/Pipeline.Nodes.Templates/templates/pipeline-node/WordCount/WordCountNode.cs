using System.ComponentModel;
using Pipeline.Nodes;
using Pipeline.Nodes.Artifacts;

namespace WordCount;

[Description("Counts the words of every text that it reads.")]
internal sealed class WordCountNode : PipelineNode<WordCountConfig>
{
    protected override async Task ExecuteAsync(NodeRun<WordCountConfig> run, CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (InputArtifact input in run.Inputs)
        {
            using var text = new StreamReader(await run.OpenInputAsync(input.Path, cancellationToken));
            while (await text.ReadLineAsync(cancellationToken) is { } line)
            {
                foreach (string word in line.ToLowerInvariant().Split([' ', '.', ',', ';', ':', '!', '?'], StringSplitOptions.RemoveEmptyEntries))
                {
                    if (word.Length >= run.Config.MinimumLength)
                    {
                        counts[word] = counts.GetValueOrDefault(word) + 1;
                    }
                }
            }
        }

        if (counts.Count == 0)
        {
            run.ReportEmpty("there are no words to count");
        }

        await File.WriteAllLinesAsync(run.Output("words.csv"), counts.Select(pair => $"{pair.Key},{pair.Value}").Prepend("word,count"), cancellationToken);
        run.SetOutputRows("words.csv", counts.Count);
        run.Count("words", counts.Values.Sum());
    }
}
