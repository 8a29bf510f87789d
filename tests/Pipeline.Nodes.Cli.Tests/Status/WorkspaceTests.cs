using System.Text;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Status;

/// <summary>What an operator sees of runs that really ran.</summary>
public sealed class WorkspaceTests
{
    private const string Failing = """
        {
          "node_1": { "type": "data-fetcher", "data_url": "https://example.com/data.csv" },
          "node_2": { "type": "fail", "input_dir": "data", "output_dir": "processed" },
          "node_3": { "type": "chart-renderer" }
        }
        """;

    [Fact]
    public async Task StatusAndVerify_AfterARun_TellWhatIsThere()
    {
        using Workplace workplace = new();
        workplace.With(Workplace.Config, Workplace.ShortFile);
        StringBuilder transcript = new();
        await CallAsync("status a7b3c9d2 --store .");
        await CallAsync("verify a7b3c9d2 --store .");
        Assert.Equal(0, (await workplace.RunAsync($"{Workplace.Config} --run-id first")).ExitCode);
        await CallAsync("status a7b3c9d2 --store .");
        await CallAsync("status a7b3c9d2 --store . --json");
        await CallAsync("verify a7b3c9d2 --store .");
        await CallAsync("verify a7b3c9d2 --store . --checksums --json");

        Approval.Verify(transcript.ToString());

        async Task CallAsync(string call) => transcript.Append(await workplace.TranscriptAsync(call));
    }

    [Fact]
    public async Task Status_OfARunThatFailed_SaysWhereAndWhy()
    {
        using Workplace workplace = new();
        workplace.With(Workplace.Config, Failing);
        await workplace.RunAsync($"{Workplace.Config} --run-id first");
        await workplace.RunAsync($"{Workplace.Config} --run-id second/run:2");
        workplace.With("cost-analysis-a7b3c9d2/_runs/first/node_1/2-broken.json", "{}");

        Approval.Verify(
            await workplace.TranscriptAsync("status a7b3c9d2 --store . --run second/run:2")
            + await workplace.TranscriptAsync("status a7b3c9d2 --store . --run first")
            + await workplace.TranscriptAsync("status a7b3c9d2 --store . --run third"));
    }

    [Fact]
    public async Task Verify_AfterEveryKindOfDamage_NamesIt()
    {
        using Workplace workplace = new();
        workplace.With(Workplace.Config, Workplace.ShortFile);
        await workplace.RunAsync($"{Workplace.Config} --run-id first");
        string results = workplace.PathOf("cost-analysis-a7b3c9d2/results");
        string artifact = Directory.GetFiles(results).First(path => !path.EndsWith("_manifest.json", StringComparison.Ordinal));
        DateTime written = File.GetLastWriteTimeUtc(artifact);
        byte[] content = await File.ReadAllBytesAsync(artifact, TestContext.Current.CancellationToken);
        StringBuilder transcript = new();

        // A byte flips under the same ETag: only reading finds it.
        content[0] ^= 1;
        await File.WriteAllBytesAsync(artifact, content, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(artifact, written);
        await CallAsync("verify a7b3c9d2 --store .");
        await CallAsync("verify a7b3c9d2 --store . --checksums");

        await File.WriteAllTextAsync(artifact, "something else", TestContext.Current.CancellationToken);
        await CallAsync("verify a7b3c9d2 --store .");
        File.Delete(artifact);
        await CallAsync("verify a7b3c9d2 --store .");
        await workplace.RunAsync($"{Workplace.Config} --only node_1 --redo --run-id second");
        workplace.With("cost-analysis-a7b3c9d2/data/_manifest.json", "{}");
        await CallAsync("verify a7b3c9d2 --store .");

        Approval.Verify(transcript.ToString());

        async Task CallAsync(string call) => transcript.Append(await workplace.TranscriptAsync(call));
    }
}
