using System.Text;
using Pipeline.Nodes.Cli.Configs.Versions;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;
using Pipeline.Nodes.Store.Folder;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Configs.Versions;

public sealed class PushTests
{
    private const string Edited = """
        {
          "node_1": { "data_url": "https://example.com/data.csv", "timeout": 60 },
          "node_2": { "output_dir": "results", "chart_dpi": 300, "title": "März" },
          "s3": { "prefix": "cost-analysis", "bucket": "pipeline-bucket" }
        }
        """;

    [Fact]
    public async Task Push_FromTheFirstUploadToAnOlderVersion_ShowsEveryStep()
    {
        using Workplace workplace = new();
        workplace.With(Workplace.Config, Workplace.ShortFile).With("bucket/readme.txt", "");
        StringBuilder transcript = new();
        await CallAsync("config diff cost-analysis-a7b3c9d2.json --store bucket");
        await CallAsync("config push cost-analysis-a7b3c9d2.json --store bucket --dry-run");
        Assert.False(File.Exists(workplace.PathOf("bucket/cost-analysis-a7b3c9d2.json")));
        await CallAsync("config push cost-analysis-a7b3c9d2.json --store bucket");
        await CallAsync("config push cost-analysis-a7b3c9d2.json --store bucket");
        workplace.With("bucket/cost-analysis-a7b3c9d2/_runs/manual__2024~3A1/config.json", Workplace.ShortFile);
        workplace.With(Workplace.Config, Edited);
        await CallAsync("config diff cost-analysis-a7b3c9d2.json --store bucket --json");
        await CallAsync("config push cost-analysis-a7b3c9d2.json --store bucket");
        await CallAsync("config push cost-analysis-a7b3c9d2.json --store bucket --if-match stale");
        await CallAsync("config history a7b3c9d2 --store bucket");
        await CallAsync("config history a7b3c9d2 --store bucket --json");
        await CallAsync("config pull a7b3c9d2 --store bucket");
        await CallAsync("config pull a7b3c9d2 --store bucket --version run:manual__2024:1");
        await CallAsync("config pull cost-analysis-a7b3c9d2.json --store bucket --version run:manual__2024:1 --force");
        await CallAsync("config pull a7b3c9d2 --store bucket --output -");
        await CallAsync("config diff cost-analysis-a7b3c9d2.json --store bucket --version run:manual__2024:1");

        Assert.Equal(Edited, await File.ReadAllTextAsync(workplace.PathOf("bucket/cost-analysis-a7b3c9d2.json")));
        Assert.Equal(Workplace.ShortFile, await File.ReadAllTextAsync(workplace.PathOf(Workplace.Config)));
        Approval.Verify(transcript.ToString());

        async Task CallAsync(string call) => transcript.Append(await workplace.TranscriptAsync(call));
    }

    [Fact]
    public async Task Version_ThatIsNotThere_IsASentenceOfItsOwn()
    {
        using Workplace workplace = new();
        workplace.With(Workplace.Config, Workplace.ShortFile).With("cost-analysis-a7b3c9d2/_runs/first/config.json", Workplace.ShortFile);

        ToolResult far = await workplace.CallAsync(Programs.Tool, "config pull a7b3c9d2 --store . --version run:nosuch");
        ToolResult near = await workplace.CallAsync(Programs.Tool, $"config diff {Workplace.Config} --store . --version run:frist");

        Assert.Equal((64, 64), (far.ExitCode, near.ExitCode));
        Assert.Contains("has no version 'run:nosuch'. See them with: ", far.Error, StringComparison.Ordinal);
        Assert.Contains("has no version 'run:frist'. Did you mean 'run:first'? See them with: ", near.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadInput_OfEachKind_IsExplained()
    {
        using Workplace workplace = new();
        workplace
            .With(Workplace.Config, Workplace.ShortFile)
            .With("broken-0123abcd.json", "{ \"node_1\": { \"type\": \"data-fetcher\" }")
            .With("bucket/other-a7b3c9d2.json", "{}")
            .With("bucket/broken-0123abcd.json", "no json")
            .With("bucket/twice-89abcdef.json", "{}")
            .With("bucket/again-89abcdef.json", "{}");
        StringBuilder transcript = new();
        foreach (string call in new[]
        {
            "config push cost-analysis-a7b3c9d2.json --store bucket",
            "config push broken-0123abcd.json --store bucket",
            "config push cost-analysis-a7b3c9d2.json --store nowhere",
            "config push cost-analysis-a7b3c9d2.json --if-match x --store bucket",
            "config push cost-analysis-a7b3c9d2.json --dryrun",
            "config pull 0123 --store bucket",
            "config pull 0123ABCD --store bucket",
            "config pull 76543210 --store bucket",
            "config pull 89abcdef --store bucket",
            "config pull other-a7b3c9d2.json --store bucket --version nosuch",
            "config pull other-a7b3c9d2.json --store bucket --output nowhere",
            "config history cost-analysis --store bucket",
            "config diff cost-analysis-a7b3c9d2.json --store bucket --version run:x",
        })
        {
            transcript.Append(await workplace.TranscriptAsync(call));
        }

        Approval.Verify(transcript.ToString());
    }

    [Fact]
    public async Task Push_OntoWhatIsNoJson_SaysThatAllOfItIsReplaced()
    {
        using Workplace workplace = new();
        workplace.With(Workplace.Config, Workplace.ShortFile).With($"bucket/{Workplace.Config}", "no json");

        Approval.Verify(await workplace.TranscriptAsync("config push cost-analysis-a7b3c9d2.json --store bucket"));
    }

    [Fact]
    public async Task Push_SomebodyElseWasFaster_OverwritesNothing()
    {
        using Workplace workplace = new();
        FolderStore store = new(workplace.Root, TimeProvider.System);
        StoredObject seen = (await store.PutAsync("file.json", "theirs, first"u8.ToArray(), WriteCondition.Absent, TestContext.Current.CancellationToken)).Written!;
        await store.PutAsync("file.json", "theirs, second!"u8.ToArray(), WriteCondition.None, TestContext.Current.CancellationToken);
        ConditionalWrite write = new(ToolHost.OfThisProcess(), store, "file.json", "_probe");

        TryAgainException lost = await Assert.ThrowsAsync<TryAgainException>(() => write.RunAsync("mine"u8.ToArray(), seen, TestContext.Current.CancellationToken));

        Assert.Contains("changed by somebody else", lost.Message, StringComparison.Ordinal);
        Assert.Equal("theirs, second!", await File.ReadAllTextAsync(workplace.PathOf("file.json")));
        await Assert.ThrowsAsync<TryAgainException>(() => write.RunAsync("mine"u8.ToArray(), seen: null, TestContext.Current.CancellationToken));
    }
}
