namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Something that a bill does not have, and what that costs.</summary>
/// <param name="File">The file.</param>
/// <param name="Column">The column, by its name in FOCUS.</param>
/// <param name="Effect">What cannot be told without it.</param>
internal sealed record MissingColumn(string File, string Column, string Effect);
