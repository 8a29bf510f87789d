using System.Diagnostics;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Completion;

public sealed class CompletionTests
{
    [Fact]
    public async Task Scripts_OfEachShell_ReadAsApproved()
    {
        using Workplace workplace = new();

        Approval.Verify(
            await workplace.TranscriptAsync("completion bash")
            + await workplace.TranscriptAsync("completion zsh")
            + await workplace.TranscriptAsync("completion fish")
            + await workplace.TranscriptAsync("completion bahs"));
    }

    [Theory]
    [InlineData("pipeline con", "config")]
    [InlineData("pipeline config pu", "pull push")]
    [InlineData("pipeline config push --dr", "--dry-run")]
    [InlineData("pipeline completion z", "zsh")]
    public async Task Bash_HalfALine_IsCompleted(string line, string expected)
    {
        using Workplace workplace = new();
        workplace.With("complete.sh", $"""
            set -eu
            PATH="{Path.GetDirectoryName(Programs.Tool)}:$PATH"
            source <(pipeline completion bash)
            COMP_LINE='{line}'; COMP_POINT=${"{#COMP_LINE}"}; COMP_WORDS=({line}); COMP_CWORD=$((${"{#COMP_WORDS[@]}"} - 1))
            _pipeline_complete
            echo "${"{COMPREPLY[*]}"}"
            """);
        ProcessStartInfo start = workplace.StartInfo("bash", workplace.PathOf("complete.sh"));

        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected, string.Join(' ', output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)));
    }
}
