using System.Text;
using Pipeline.Nodes.Cli.Host;
using Spectre.Console;

namespace Pipeline.Nodes.Cli.Run.Display;

/// <summary>The terminal behind standard error. Its size is asked of itself: standard output may be a file.</summary>
internal sealed class TerminalOutput(ToolHost host) : IAnsiConsoleOutput
{
    public TextWriter Writer => host.Error;

    public bool IsTerminal => true;

    public int Width => TerminalSize.OfStandardError().Columns;

    public int Height => TerminalSize.OfStandardError().Rows;

    // The text is UTF-8 already.
    public void SetEncoding(Encoding encoding)
    {
    }
}
