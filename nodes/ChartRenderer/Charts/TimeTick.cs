namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>A label below the time axis: the place it stands at, and what it says; <paramref name="Context"/> is the year or day that it lies in.</summary>
internal readonly record struct TimeTick(int Index, string Label, string Context);
