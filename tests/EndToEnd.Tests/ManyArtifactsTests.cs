using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.EndToEnd.Tests;

/// <summary>Many artifacts, and artifacts with unusual names, out of a node and into the next.</summary>
public abstract class ManyArtifactsTests(Bucket bucket) : IDisposable
{
    private const int Count = 2000;

    private static readonly string[] UnusualNames =
    [
        "a b.txt", " leading and trailing ", "a+b.txt", "a%20b.txt", "100%.txt", "Käse/Übergrößen.txt", "naïve é and é.txt", "費用/合計.txt", "😀/👩‍👩‍👧.txt",
        "quote'd \"twice\".txt", "<a>&amp;.txt", "#1?x=y&z;.txt", "~(a)!*$,:@=[b]{c}|^`.txt", "..a/b..", "-rf", "~",
    ];

    private readonly Bucket _bucket = bucket.WithConfig("""
        {
          "split": { "type": "regroup", "input_dir": "in", "output_dir": "many", "split": true },
          "join": { "type": "regroup", "input_dir": "many", "output_dir": "out" }
        }
        """);

    public void Dispose()
    {
        _bucket.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Nodes_TwoThousandArtifacts_ArePublishedAndReadByteForByte()
    {
        string[] names = [.. Enumerable.Range(0, Count).Select(number => $"folder-{number % 10}/part-{number:0000}.txt").Order(StringComparer.Ordinal)];
        _bucket.WithInput("in/names.txt", Lines(names));

        await CheckAsync(names);
    }

    [Fact]
    public async Task Nodes_UnusualNames_AreReadAndPublishedByteForByte()
    {
        foreach (string name in UnusualNames)
        {
            _bucket.WithInput($"in/{name}", Lines([name]));
        }

        await CheckAsync([.. UnusualNames.Order(StringComparer.Ordinal)]);

        Assert.All(UnusualNames, name => Assert.Equal(Lines([name]), _bucket.Read($"many/{name}")));
    }

    // One node makes an artifact of each line, which names it; the next makes one text of them again.
    private async Task CheckAsync(string[] names)
    {
        await RunAsync("split");
        await RunAsync("join");

        Assert.Equal(Lines(names), _bucket.Read("out/joined.txt"));
        Assert.Equal([.. names.Append("_manifest.json").Select(name => $"many/{name}").Order(StringComparer.Ordinal)], _bucket.Published().Where(name => name.StartsWith("many/", StringComparison.Ordinal)));
    }

    private async Task RunAsync(string section)
    {
        NodeResult result = await Programs.Regroup.RunAsync(_bucket, ("PIPELINE_NODE", section), ("PIPELINE_RUN_ID", "one"));
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }

    private static string Lines(IEnumerable<string> names) => string.Concat(names.Select(name => $"{name}\n"));
}
