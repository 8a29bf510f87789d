using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Diagnostics;

/// <summary>The one owner of the console: everything that a program writes to a person or to the orchestrator leaves here.</summary>
internal static class StandardStreams
{
#pragma warning disable RS0030 // This type owns the console.
    /// <summary>Standard output as bytes, unbuffered.</summary>
    public static Stream OpenOutput() => Console.OpenStandardOutput();

    /// <summary>Standard input as bytes.</summary>
    public static Stream OpenInput() => Console.OpenStandardInput();

    /// <summary>Whether standard output is a terminal.</summary>
    public static bool OutputIsTerminal => !Console.IsOutputRedirected;

    /// <summary>Writes text for a person whose call was wrong.</summary>
    public static void WriteError(string text) => Console.Error.Write(text);

    /// <summary>Writes text for a person who asked for it.</summary>
    /// <exception cref="LocalDiskException">It goes to a file whose disk is full, or to a program that has ended.</exception>
    public static void Write(string text)
    {
        try
        {
            Console.Out.Write(text);
        }
        catch (IOException exception)
        {
            throw LocalDisk.Translate(exception, "write to standard output");
        }
    }
#pragma warning restore RS0030
}
