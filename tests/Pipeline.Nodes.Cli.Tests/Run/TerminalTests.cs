using Pipeline.Nodes.Cli.Tests.Terminals;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Run;

/// <summary>The tool in the foreground of a terminal.</summary>
public sealed partial class TerminalTests : IDisposable
{
    private const string Stopped = "SIGTERM came before the commit; nothing was published.";

    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task Interrupt_SentToTheToolAlone_ReachesTheNode()
    {
        using Terminal terminal = await StartAsync("wait");
        await terminal.ReadToAsync("50.0 MB");

        Assert.Equal(0, Kill(terminal.ToolId, (int)Signal.Interrupt));

        Assert.Equal(143, await terminal.WaitAsync());
        Assert.Contains(Stopped, terminal.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupt_PressedOnTheKeyboard_ReachesTheNodeOnce()
    {
        using Terminal terminal = await StartAsync("wait");
        await terminal.ReadToAsync("50.0 MB");

        await terminal.PressInterruptAsync();

        Assert.Equal(143, await terminal.WaitAsync());
        Assert.Contains(Stopped, terminal.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupt_PressedTwice_EndsANodeThatDoesNotListen()
    {
        using Terminal terminal = await StartAsync("stubborn", "--verbose");
        await terminal.ReadToAsync("12.5 MB after");

        await terminal.PressInterruptAsync();
        await terminal.ReadToAsync("told to stop");
        await terminal.PressInterruptAsync();

        Assert.Equal(143, await terminal.WaitAsync());
    }

    /// <summary>Standard output is a file here, as a script has it: the width is that of the terminal behind standard error all the same.</summary>
    [Fact]
    public async Task Table_WarningsLongerThanALine_ScrollByAboveIt()
    {
        _here.With(Workplace.Config, Workplace.ShortFile);
        using Terminal terminal = await Terminal.StartAsync(
            _here,
            columns: 40,
            $"{Programs.Tool} run {Workplace.Config} --run-id nightly --nodes {Programs.TestNodes} </dev/null >result.txt",
            ("PIPELINE_CONIFG", "latest"));

        Assert.Equal(0, await terminal.WaitAsync());

        Approval.Verify(terminal.Screen);
    }

    private Task<Terminal> StartAsync(string type, string options = "")
    {
        _here.With(Workplace.Config, $$"""{ "first": { "type": "{{type}}", "input_dir": [], "output_dir": "data" } }""");
        return Terminal.StartAsync(
            _here, columns: 200, $"{Programs.Tool} run {Workplace.Config} --nodes {Programs.TestNodes} {options}");
    }

    [System.Runtime.InteropServices.LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
