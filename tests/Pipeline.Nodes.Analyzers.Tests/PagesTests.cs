using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Pipeline.Nodes.Analyzers.Tests;

/// <summary>Every rule has a page of its own, which says the same as the rule.</summary>
public sealed class PagesTests
{
    [Fact]
    public void Rules_EveryOne_HasAPageAndAnIdOfItsOwn()
    {
        DiagnosticDescriptor[] rules =
        [
            .. typeof(NodeAnalyzer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
                .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics),
        ];
        Assert.Equal(rules.Length, rules.Select(rule => rule.Id).Distinct().Count());
        Assert.Equal(rules.Length, Directory.GetFiles(Repository.PathOf("docs", "analyzers"), "PN*.md").Length);
        Assert.All(rules, rule =>
        {
            string page = File.ReadAllText(Repository.PathOf("docs", "analyzers", $"{rule.Id}.md"));
            Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", page, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Examples_OfEveryPage_ShowTheRuleAndItsCure()
    {
        foreach (string path in Directory.GetFiles(Repository.PathOf("docs", "analyzers"), "PN*.md"))
        {
            string id = Path.GetFileNameWithoutExtension(path);
            string[] blocks = [.. File.ReadAllText(path).Split("```csharp\n").Skip(1).Select(block => block.Split("```")[0])];
            Assert.True(blocks.Length == 2, $"{id} has {blocks.Length} examples");
            Assert.Contains(id, await Code.Of(blocks[0], native: true).IdsAsync());
            Assert.DoesNotContain(id, await Code.Of(blocks[1], native: true).IdsAsync());
        }
    }
}
