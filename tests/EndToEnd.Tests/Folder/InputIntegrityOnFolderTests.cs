using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.EndToEnd.Tests.Folder;

/// <summary>What a reader does about wrong inputs, on a folder.</summary>
public sealed class InputIntegrityOnFolderTests : InputIntegrityTests
{
    private readonly FolderBucket _folder;

    public InputIntegrityOnFolderTests()
        : this(new FolderBucket())
    {
    }

    private InputIntegrityOnFolderTests(FolderBucket folder)
        : base(folder)
        => _folder = folder;

    [Fact]
    public async Task Analyzer_InputIsALink_ReadsWhatItLeadsTo()
    {
        _folder.WithConfig("{}").WithObject("elsewhere.csv", "BilledCost,BillingCurrency,ChargePeriodStart,ServiceName\n1.5,USD,2024-09-01T00:00:00Z,EC2\n");
        Directory.CreateDirectory(_folder.PathOf("data"));
        File.CreateSymbolicLink(_folder.PathOf("data/link.csv"), Path.Combine(_folder.Address, "elsewhere.csv"));

        NodeResult result = await Programs.Analyzer.RunAsync(_folder);

        Assert.True(result.ExitCode == 0, result.Output);
    }

    [Fact]
    public async Task Fetcher_FolderStandsWhereItsOutputShould_EndsWith74AndNamesThePath()
    {
        Directory.CreateDirectory(_folder.PathOf("data/input.csv"));

        NodeResult result = await Programs.Fetcher.RunAsync(_folder);

        Assert.True(result.ExitCode == 74, result.Output);
        Assert.Contains("data/input.csv: something else stands in the way", result.Verdict, StringComparison.Ordinal);
    }
}
