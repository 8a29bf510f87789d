using System.Runtime.InteropServices;

namespace Pipeline.Nodes.Cli.Host;

/// <summary>How much a terminal shows.</summary>
/// <param name="Columns">Characters in a line.</param>
/// <param name="Rows">Lines.</param>
internal readonly partial record struct TerminalSize(int Columns, int Rows)
{
    private const int StandardOutput = 1;
    private const int StandardError = 2;
    private const nuint GetWindowSize = 0x5413;
    private const int RowsIndex = 0;
    private const int ColumnsIndex = 1;

    // Of <termios.h>: rows, columns, and their sizes in pixels.
    private const int WindowSizeLength = 4;

    private static readonly TerminalSize Usual = new(Columns: 80, Rows: 24);

    /// <summary>The size of the terminal behind standard error; 80 by 24 where it does not say.</summary>
    public static TerminalSize OfStandardError() => Of(StandardError);

    /// <summary>The size of the terminal behind standard output; 80 by 24 where it does not say.</summary>
    public static TerminalSize OfStandardOutput() => Of(StandardOutput);

    private static TerminalSize Of(int handle)
    {
        Span<ushort> size = stackalloc ushort[WindowSizeLength];
        return OperatingSystem.IsLinux() && Control(handle, GetWindowSize, size) == 0 && size[ColumnsIndex] > 0 && size[RowsIndex] > 0
            ? new TerminalSize(size[ColumnsIndex], size[RowsIndex])
            : Usual;
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Control(int handle, nuint request, Span<ushort> size);
}
