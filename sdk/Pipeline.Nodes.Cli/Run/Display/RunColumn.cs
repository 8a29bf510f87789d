using Spectre.Console;

namespace Pipeline.Nodes.Cli.Run.Display;

/// <summary>A column of the live table that is never broken.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Cell">What stands in a row.</param>
/// <param name="Texts">Texts as long as the longest that will stand in it.</param>
internal sealed record RunColumn(string Title, Func<NodeRow, Text> Cell, IReadOnlyList<string> Texts)
{
    /// <summary>How many columns of the terminal it takes.</summary>
    public int Width => Texts.Append(Title).Max(text => text.Length);
}
