using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Testing;

namespace WordCount.Tests;

public sealed class WordCountNodeTests
{
    [Fact]
    public async Task Run_TwoTexts_CountsTheirWords()
    {
        NodeTestResult result = await new NodeTestHost<WordCountNode>()
            .WithInput("a.txt", "One and two, and one.\n")
            .WithInput("b.txt", "Two?\n")
            .WithConfig(new WordCountConfig(MinimumLength: 3))
            .RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Ok, result.ExitCode);
        Assert.Equal("word,count\nand,2\none,2\ntwo,2\n", result.Outputs["words.csv"].Text);
        Assert.Equal(6, result.Counters["words"]);
    }

    [Fact]
    public async Task Run_NoWords_IsNoSuccess()
    {
        NodeTestResult result = await new NodeTestHost<WordCountNode>().WithInput("a.txt", "").RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Data, result.ExitCode);
        Assert.Contains("there are no words to count", result.Message);
    }

    [Fact]
    public Task Run_Twice_PublishesTheSame() => Host().AssertDeterministicAsync();

    [Fact]
    public Task Run_WhateverGoesWrong_PublishesAllOrNothing() => Host().AssertSurvivesFaultsAsync();

    private static NodeTestHost<WordCountNode> Host() => new NodeTestHost<WordCountNode>().WithInput("a.txt", "one two\n").WithInput("b.txt", "three\n");
}
