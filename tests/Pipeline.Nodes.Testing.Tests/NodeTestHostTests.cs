using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Testing.Tests.Nodes;

namespace Pipeline.Nodes.Testing.Tests;

public sealed class NodeTestHostTests
{
    [Fact]
    public async Task Run_Node_GivesAllThatItDid()
    {
        NodeTestResult result = await new NodeTestHost<WordCount>().WithInput("a.txt", "one two one\n").RunAsync();

        Assert.Equal(ExitCode.Ok, result.ExitCode);
        Assert.Equal(["sums/total.txt", "words.txt"], result.Outputs.Keys);
        Assert.Equal("one 2\ntwo 1\n", result.Outputs["words.txt"].Text);
        Assert.Equal((2L, "text/plain"), (result.Outputs["words.txt"].Rows, result.Outputs["words.txt"].MediaType));
        Assert.Equal(new Dictionary<string, long> { ["words"] = 3 }, result.Counters);
        Assert.Equal("committed", result.Manifest!.Value.GetProperty("state").GetString());
        Assert.Equal("2024-09-30T12:00:00+00:00", result.Manifest!.Value.GetProperty("started_at").GetString());
        Assert.Equal("node (word-count) published 2 artifacts (18 bytes) in memory://test-0123abcd/output/ after 0.00 s.", result.Message);
        LoggedLine counted = Assert.Single(result.Log, line => line.EventId == 20001);
        Assert.Equal((LogLevel.Information, "Counted 2 words with no token."), (counted.Level, counted.Message));
    }

    [Fact]
    public async Task Run_TwoFoldersAndARecord_ReadsBothWithItsSettings()
    {
        NodeTestResult result = await new NodeTestHost<WordCount>()
            .WithInput("a.txt", "One two it\n")
            .WithInputBytes("a.txt", "one TWO is\n"u8.ToArray(), folder: "more/words")
            .WithConfig(new WordCountConfig(MinimumLength: 2, Words: WordCase.IgnoreCase, Skip: ["it"]))
            .RunAsync();

        Assert.Equal("is 1\nOne 2\ntwo 2\n", result.Outputs["words.txt"].Text);
    }

    [Fact]
    public async Task Run_SectionAndSecret_ResolvesAndBlotsItOut()
    {
        NodeTestResult result = await new NodeTestHost<WordCount>()
            .WithInput("a.txt", "a\n")
            .WithSection("""{ "token": "${env:API__TOKEN}", "output_dir": "counted" }""")
            .WithVariable("API__TOKEN", "s3cr3t-value")
            .RunAsync();

        Assert.Equal(ExitCode.Ok, result.ExitCode);
        Assert.Contains(result.Log, line => line.Message == "Counted 1 words with ***.");
        Assert.Contains("memory://test-0123abcd/counted/", result.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t-value", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ConfigRecordThrowsWithASecretInItsText_BlotsItOut()
    {
        NodeTestResult result = await new NodeTestHost<Guarded>()
            .WithSection("""{ "token": "${env:API__TOKEN}" }""")
            .WithVariable("API__TOKEN", "s3cr3t-value")
            .RunAsync();

        Assert.Equal(ExitCode.Software, result.ExitCode);
        Assert.Contains("the token '***' is too long", result.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t-value", string.Join('\n', result.Log.Select(line => line.ToString()).Append(result.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NullableEnumInARecord_IsTheWordThatAConfigFileHolds()
    {
        NodeTestResult result = await new NodeTestHost<Guarded>().WithInput("a.txt", "a").WithConfig(new GuardedConfig(WordCase.IgnoreCase)).RunAsync();

        Assert.Equal("IgnoreCase", result.Outputs["words.txt"].Text);
    }

    [Fact]
    public async Task Run_AfterAFailure_GivesTheCountersOfThisAttempt()
    {
        // Which of two records is the last by name is a matter of chance.
        for (int round = 0; round < 8; round++)
        {
            NodeTestHost<WordCount> host = new NodeTestHost<WordCount>().WithSection("{ }");
            Assert.Equal(ExitCode.Data, (await host.RunAsync()).ExitCode);

            NodeTestResult result = await host.WithInput("a.txt", "one two\n").RunAsync();

            Assert.Equal(new Dictionary<string, long> { ["words"] = 2 }, result.Counters);
        }
    }

    [Theory]
    [InlineData("""{ "minimum_lenght": 2 }""", ExitCode.Config, "unknown setting 'minimum_lenght'. Did you mean 'minimum_length'?")]
    [InlineData("{ }", ExitCode.Data, "there are no words. If that is no failure, set 'when_empty'")]
    [InlineData("""{ "when_empty": "skip" }""", ExitCode.Skipped, "there are no words; 'when_empty' is 'skip'")]
    [InlineData("""{ "input_dir": "nowhere" }""", ExitCode.NoInput, "memory://test-0123abcd/nowhere/ is empty")]
    public async Task Run_NodeFails_IsAResult(string section, ExitCode code, string message)
    {
        NodeTestResult result = await new NodeTestHost<WordCount>().WithSection(section).RunAsync();

        Assert.Equal(code, result.ExitCode);
        Assert.Contains(message, result.Message, StringComparison.Ordinal);
        Assert.Empty(result.Outputs);
        Assert.Null(result.Manifest);
        Assert.StartsWith($"exit code {(int)code}: ", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoInput_SaysWhatWasLookedFor()
    {
        NodeTestResult result = await new NodeTestHost<WrappingNode>().RunAsync();

        Assert.Equal(ExitCode.Software, result.ExitCode);
        Assert.Contains("WrappingNode.ExecuteAsync threw InvalidOperationException: It did not work", result.Message, StringComparison.Ordinal);
        Assert.Contains("NoInputException", Assert.Single(result.Log, line => line.Exception is not null).Exception, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Again_FindsItDoneUntilAnInputChanges()
    {
        NodeTestHost<WordCount> host = new NodeTestHost<WordCount>().WithInput("a.txt", "a\n");
        await host.RunAsync();
        NodeTestResult again = await host.RunAsync();
        Assert.Contains("nothing to do", again.Message, StringComparison.Ordinal);

        NodeTestResult changed = await host.WithInput("b.txt", "b\n").RunAsync();
        Assert.Equal("a 1\nb 1\n", changed.Outputs["words.txt"].Text);
        Assert.Equal(2, changed.Manifest!.Value.GetProperty("try").GetInt32());
    }

    [Fact]
    public async Task Run_Stopped_EndsAsAfterSigterm()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        NodeTestResult result = await new NodeTestHost<WordCount>().WithInput("a.txt", "a\n").RunAsync(stopped.Token);

        Assert.Equal(ExitCode.Terminated, result.ExitCode);
        Assert.Empty(result.Outputs);
    }

    [Fact]
    public void With_WhatCannotBe_Throws()
    {
        var host = new NodeTestHost<WordCount>();
        Assert.Throws<ArgumentException>(() => host.WithInput("../a.txt", "a"));
        Assert.Throws<ArgumentException>(() => host.WithInput("a.txt", "a").WithInput("a.txt", "b"));
        Assert.Throws<ArgumentException>(() => host.WithSection("[]"));
        Assert.Throws<ArgumentException>(() => host.WithSection("{"));
        Assert.Throws<ArgumentException>(() => host.WithVariable("DAG_KEY", "0123abcd"));
    }
}
