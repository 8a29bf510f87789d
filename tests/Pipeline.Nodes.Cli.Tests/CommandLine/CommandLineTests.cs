using System.Runtime.InteropServices;
using System.Text;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.CommandLine;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Help_OfTheToolAndItsCommands_SaysWhatThereIsToType() =>
        Approval.Verify(await TranscriptAsync("--help", "run --help", "--version"));

    [Theory]
    [InlineData("key")]
    [InlineData("key new")]
    [InlineData("config")]
    [InlineData("config new")]
    [InlineData("config validate")]
    [InlineData("config schema")]
    [InlineData("config push")]
    [InlineData("config pull")]
    [InlineData("config diff")]
    [InlineData("config history")]
    [InlineData("dag")]
    [InlineData("trigger")]
    [InlineData("status")]
    [InlineData("verify")]
    [InlineData("doctor")]
    [InlineData("iam-policy")]
    [InlineData("completion")]
    public async Task Help_OfEachCommand_SaysWhatThereIsToType(string command) =>
        Approval.Verify(await TranscriptAsync($"{command} --help"), command.Replace(' ', '-'));

    [Fact]
    public async Task Result_DiskIsFull_Ends74AndSaysSo()
    {
        using Workplace workplace = new();
        StringBuilder transcript = new();
        foreach (string command in new[] { $"{Programs.Tool} config schema", $"{Path.Combine(Programs.LineCount, "line-count")} --schema" })
        {
            ToolResult result = await workplace.CallAsync("/bin/sh", $"-c \"{command} > /dev/full\"");
            transcript.Append(result);
        }

        Approval.Verify(transcript.ToString());
    }

    [Fact]
    public async Task Misuse_OfEachKind_Ends64AndNamesWhatWasMeant()
    {
        string transcript = await TranscriptAsync(
            "",
            "rnu",
            "frobnicate",
            "--hlep",
            "run",
            "run one-01234567.json two-01234567.json",
            "run --stroe bucket cost-analysis-a7b3c9d2.json",
            "run cost-analysis-a7b3c9d2.json --stroe=bucket",
            "run cost-analysis-a7b3c9d2.json --store",
            "run cost-analysis-a7b3c9d2.json --from a --only b",
            "run cost-analysis.json",
            "run nowhere/cost-analysis.json",
            "run .",
            "run cost-analysis-A7B3C9D2.json",
            "run cost-analysis-a7b3c9d2.json --nodes nowhere",
            "run cost-analysis-a7b3c9d2.json --schemas nowhere",
            "run cost-analysis-a7b3c9d2.json --schemas .",
            $"run cost-analysis-a7b3c9d2.json --store / --nodes {Programs.TestNodes}",
            $"run cost-analysis-a7b3c9d2.json --from node_3 --nodes {Programs.TestNodes}",
            "run cost-analysis-a7b3c9d2.json",
            "config history a7b3c9d2 --store . --limit -1",
            "config history a7b3c9d2 --store . --limit abc",
            "config history a7b3c9d2 --store . --limit 0",
            "config history a7b3c9d2 --store . --limit",
            "status a7b3c9d2 --store . --runs 0",
            "status a7b3c9d2 --store . --runs=1.5");

        Assert.DoesNotContain("exit code 0", transcript, StringComparison.Ordinal);
        Approval.Verify(transcript);
    }

    private static async Task<string> TranscriptAsync(params string[] calls)
    {
        using Workplace workplace = new();
        workplace.With(Workplace.Config, Workplace.ShortFile);
        StringBuilder transcript = new();
        foreach (string call in calls)
        {
            ToolResult result = await workplace.CallAsync(Programs.Tool, call, ("PATH", "/nonexistent"), ("DOTNET_ROOT", DotNetRoot));
            transcript.Append($"$ pipeline {workplace.Scrub(call)}\n{result.Output}{result.Error}exit code {result.ExitCode}\n\n");
        }

        return transcript.ToString();
    }

    // Without a PATH the runtime of the JIT build must be found in another way.
    private static string DotNetRoot => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
