using System.Diagnostics;
using System.Text.RegularExpressions;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.EndToEnd.Tests;

/// <summary>The README says what is true: its code is the sample's, its tables are the program's, its output is the demo's.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    [Fact]
    public void SmallestNode_InReadme_IsTheSample()
    {
        Assert.Equal(File.ReadAllText(Repository.PathOf("samples", "line-count", "Program.cs")).TrimEnd(), Block("csharp"));
    }

    [Fact]
    public async Task Environment_InReadme_IsWhatHelpPrints()
    {
        string[] inHelp = [.. Section(await HelpAsync(), "Environment:").Select(line => line.Split(' ')[0]).Where(name => name.StartsWith("PIPELINE_", StringComparison.Ordinal) || name is "DAG_KEY" or "S3_ENDPOINT")];
        string[] inReadme = [.. VariableName().Matches(Table("## The environment of a node")).Select(match => match.Value.Trim('`'))];

        Assert.Equal(inHelp, inReadme);
    }

    [Fact]
    public async Task ExitCodes_InReadme_AreWhatHelpPrints()
    {
        string[] inHelp = [.. Section(await HelpAsync(), "Exit codes:").Select(line => line.Split(' ')[0])];
        string[] inReadme = [.. CodeRow().Matches(Table("## Exit codes")).Select(match => match.Groups[1].Value)];

        Assert.Equal(inHelp, inReadme);
    }

    [Fact]
    public async Task DemoOutput_InReadme_IsWhatTheToolPrints()
    {
        using Bucket bucket = new FolderBucket().WithSampleBill();
        string config = Repository.PathOf("samples", "cost-analysis", "cost-analysis-a7b3c9d2.json");
        var start = new ProcessStartInfo(Repository.PathOf("artifacts", "publish", "pipeline", "pipeline"), ["run", config, "--store", bucket.Address])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, await error);
        Assert.Equal(Names(Block("text")), Names(output));
    }

    [Fact]
    public void Links_InReadme_LeadToFiles()
    {
        IEnumerable<string> targets = Link().Matches(Readme).Select(match => match.Groups[1].Value.Split('#')[0]).Where(target => !target.Contains("://", StringComparison.Ordinal));

        Assert.All(targets, target => Assert.True(Path.Exists(Repository.PathOf(target)), target));
    }

    private static async Task<string> HelpAsync() => (await Programs.Fetcher.AskAsync("--help")).Output;

    private static IEnumerable<string> Section(string help, string title) => help.Split('\n').SkipWhile(line => line != title).Skip(1)
        .TakeWhile(line => line.Length > 0).Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ').Select(line => line.Trim());

    private static string Block(string language) => new Regex($"```{language}\n(.*?)\n```", RegexOptions.Singleline).Match(Readme).Groups[1].Value;

    private static string Table(string heading) => string.Join('\n', Readme.Split('\n').SkipWhile(line => line != heading).Skip(1)
        .SkipWhile(line => !line.StartsWith('|')).Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|')[1] + "|" + line));

    // The store's folder and the sizes differ; which node published which artifact does not.
    private static string[] Names(string output) => [.. output.TrimEnd().Split('\n').Select(line => line.Contains("cost-analysis-a7b3c9d2/", StringComparison.Ordinal)
        ? line[line.IndexOf("cost-analysis-a7b3c9d2/", StringComparison.Ordinal)..].Split(' ')[0]
        : line)];

    [GeneratedRegex(@"`(DAG_KEY|S3_ENDPOINT|PIPELINE_[A-Z_]+\*?)`(?=[^|]*\|)(?<=^[^|]*)", RegexOptions.Multiline)]
    private static partial Regex VariableName();

    [GeneratedRegex(@"^ (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex CodeRow();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
