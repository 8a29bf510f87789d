namespace Pipeline.Nodes.ChartRenderer.Fonts;

/// <summary>A stretch of a text whose letters run in one direction.</summary>
internal readonly record struct TextRun(int Start, int Length, bool RightToLeft);
