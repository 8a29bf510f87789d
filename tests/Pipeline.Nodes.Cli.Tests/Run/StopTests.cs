using System.Diagnostics;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Run;

public sealed partial class StopTests : IDisposable
{
    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    [Theory]
    [InlineData(Signal.Terminate)]
    [InlineData(Signal.Interrupt)]
    public async Task Signal_WhileANodeRuns_ReachesItAndEnds143(Signal signal)
    {
        using Process tool = Start("wait");
        string heard = await ReadToAsync(tool, "12.5 MB of 50.0 MB");

        Send(tool, signal);

        string rest = await tool.StandardError.ReadToEndAsync();
        await tool.WaitForExitAsync();
        Assert.Equal(143, tool.ExitCode);
        Approval.Verify(_here.Scrub(heard + rest));
    }

    [Fact]
    public async Task Sigterm_Twice_ReachesTheNodeAsOne()
    {
        using Process tool = Start("wait");
        await ReadToAsync(tool, "12.5 MB of 50.0 MB");

        Send(tool, Signal.Terminate);
        Send(tool, Signal.Terminate);

        string rest = await tool.StandardError.ReadToEndAsync();
        await tool.WaitForExitAsync();
        Assert.Equal(143, tool.ExitCode);
        Assert.Contains("SIGTERM came before the commit", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupt_AfterASignal_KillsANodeThatDoesNotListen()
    {
        using Process tool = Start("stubborn");
        await ReadToAsync(tool, "12.5 MB");

        Send(tool, Signal.Terminate);
        await ReadToAsync(tool, "told to stop");
        Send(tool, Signal.Interrupt);

        await tool.StandardError.ReadToEndAsync();
        await tool.WaitForExitAsync();
        Assert.Equal(143, tool.ExitCode);
        Assert.False(Directory.Exists(_here.PathOf("cost-analysis-a7b3c9d2/data")));
    }

    private Process Start(string type)
    {
        _here.With(Workplace.Config, $$"""
            {
              "first": { "type": "{{type}}", "input_dir": [], "output_dir": "data" },
              "second": { "type": "cost-analyzer" }
            }
            """);
        return Process.Start(_here.StartInfo(Programs.Tool, $"run {Workplace.Config} --nodes {Programs.TestNodes}"))!;
    }

    private static async Task<string> ReadToAsync(Process tool, string text)
    {
        string heard = "";
        while (await tool.StandardError.ReadLineAsync() is string line)
        {
            heard += line + "\n";
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return heard;
            }
        }

        throw new InvalidOperationException($"The tool ended without '{text}':\n{heard}");
    }

    private static void Send(Process process, Signal signal) => Assert.Equal(0, Kill(process.Id, (int)signal));

    [System.Runtime.InteropServices.LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
