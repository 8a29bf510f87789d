using Spectre.Console;

namespace Pipeline.Nodes.Cli.Results;

/// <summary>A text in a table: as it is, never as markup.</summary>
/// <param name="Text">The text.</param>
/// <param name="Color">Its colour on a terminal.</param>
internal sealed record ReportCell(string Text, Color? Color = null)
{
    public static implicit operator ReportCell(string? text) => new(text ?? "");
}
