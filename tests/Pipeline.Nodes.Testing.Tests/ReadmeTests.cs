using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Testing.Tests.Nodes;

namespace Pipeline.Nodes.Testing.Tests;

/// <summary>What the package's README shows is what stands, and runs, here.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Examples_OfTheReadme_StandHere()
    {
        string here = Squeeze(File.ReadAllText(ThisFile()));
        string readme = File.ReadAllText(Repository.PathOf("sdk", "Pipeline.Nodes.Testing", "README.md"));
        string[] examples = [.. Regex.Matches(readme, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];
        Assert.Equal(3, examples.Length);
        Assert.All(examples, example => Assert.Contains(Squeeze(example), here, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_Example_Works()
    {
        NodeTestResult result = await new NodeTestHost<LineCount>()
            .WithInput("report.csv", "a\nb\n")
            .WithConfig(new LineCountConfig(Label: "rows"))
            .RunAsync();

        Assert.Equal(ExitCode.Ok, result.ExitCode);
        Assert.Equal("rows: 2\n", result.Outputs["count.txt"].Text);
    }

    [Fact]
    public async Task AssertDeterministic_Example_Works()
    {
        await new NodeTestHost<LineCount>().WithInput("report.csv", "a\nb\n").AssertDeterministicAsync();
    }

    [Fact]
    public async Task AssertSurvivesFaults_Example_Works()
    {
        await new NodeTestHost<LineCount>().WithInput("report.csv", "a\nb\n").AssertSurvivesFaultsAsync();
    }

    private static string Squeeze(string text) => Regex.Replace(text, @"\s+", " ").Trim();

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
