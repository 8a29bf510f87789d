using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pipeline.Nodes.Analyzers.Tests;

/// <summary>What the documentation shows compiles, and obeys the rules.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Pages => [.. Directory.GetFiles(Repository.PathOf("docs"), "*.md").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task CSharp_OfEveryPage_CompilesAndObeysTheRules(string page)
    {
        // The tutorial's files belong to a project, which the packages' own try builds.
        foreach (string block in Blocks(page, "csharp").Where(block => !block.StartsWith("// ", StringComparison.Ordinal)))
        {
            Assert.Empty(await Code.Of(block).FindAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Json_OfEveryPage_IsJson(string page)
        => Assert.All(Blocks(page, "json"), block => JsonDocument.Parse(block).Dispose());

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_OfEveryPage_LeadToFiles(string page)
    {
        IEnumerable<string> targets = Link().Matches(File.ReadAllText(Repository.PathOf("docs", page)))
            .Select(match => match.Groups[1].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal));
        Assert.All(targets, target => Assert.True(Path.Exists(Repository.PathOf("docs", target)), target));
    }

    private static IEnumerable<string> Blocks(string page, string language)
        => Regex.Matches(File.ReadAllText(Repository.PathOf("docs", page)), $"```{language}\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
