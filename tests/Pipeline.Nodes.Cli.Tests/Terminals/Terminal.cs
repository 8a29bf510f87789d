using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Pipeline.Nodes.Cli.Tests.Terminals;

/// <summary>The tool in the foreground of a pseudo-terminal, which util-linux's <c>script</c> makes.</summary>
internal sealed class Terminal : IDisposable
{
    private const char EndOfText = '\u0003';

    // A program that does not end is a failure, not a test run that never ends.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _script;
    private readonly int _columns;
    private readonly StringBuilder _written = new();

    private Terminal(Process script, int columns)
    {
        _script = script;
        _columns = columns;
    }

    /// <summary>The process id of the tool.</summary>
    public int ToolId { get; private set; }

    /// <summary>All that was written to it.</summary>
    public string Written => _written.ToString();

    /// <summary>What stands on the screen.</summary>
    public string Screen => new Screen(_columns).Write(_written.ToString()).Text;

    /// <summary>Starts the tool.</summary>
    /// <param name="here">Where it is started.</param>
    /// <param name="columns">How wide the terminal is.</param>
    /// <param name="command">The tool's command line, for a shell.</param>
    /// <param name="environment">Variables to set.</param>
    public static async Task<Terminal> StartAsync(
        Workplace here, int columns, string command, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = here.StartInfo("script", "", [("SHELL", "/bin/sh"), ("TERM", "xterm"), ("NO_COLOR", ""), .. environment]);
        start.ArgumentList.Add("-qec");
        start.ArgumentList.Add($"stty cols {columns} rows 24; echo tool $$; exec {command}");
        start.ArgumentList.Add("/dev/null");
        start.RedirectStandardInput = true;
        Terminal terminal = new(Process.Start(start)!, columns);
        string heard = await terminal.ReadToAsync("\n");
        terminal.ToolId = int.Parse(heard.Trim().Split(' ')[1], CultureInfo.InvariantCulture);
        terminal._written.Clear();
        return terminal;
    }

    /// <summary>Reads to a text.</summary>
    /// <returns>All that was written until then.</returns>
    public async Task<string> ReadToAsync(string text)
    {
        char[] character = new char[1];
        while (!_written.ToString().EndsWith(text, StringComparison.Ordinal))
        {
            if (await _script.StandardOutput.ReadAsync(character).AsTask().WaitAsync(Patience) == 0)
            {
                throw new InvalidOperationException($"The tool ended without '{text}':\n{_written}");
            }

            _written.Append(character);
        }

        return _written.ToString();
    }

    /// <summary>Presses Ctrl-C.</summary>
    public async Task PressInterruptAsync()
    {
        await _script.StandardInput.WriteAsync(EndOfText);
        await _script.StandardInput.FlushAsync();
    }

    /// <summary>Reads to the tool's end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitAsync()
    {
        _written.Append(await _script.StandardOutput.ReadToEndAsync().WaitAsync(Patience));
        await _script.WaitForExitAsync();
        return _script.ExitCode;
    }

    public void Dispose()
    {
        _script.Kill(entireProcessTree: true);
        _script.Dispose();
    }
}
