namespace Pipeline.Nodes.Publishing;

/// <summary>The highest try of a run that has claimed an output folder. A lower one, or the same try from another pod, may not publish any more.</summary>
internal sealed record FenceEntry(string Run, int Try, string Pod);
