namespace Pipeline.Nodes.Lifecycle;

/// <summary>How long a phase took.</summary>
/// <param name="Phase">Its name.</param>
/// <param name="Seconds">Its duration in seconds.</param>
internal sealed record PhaseRecord(string Phase, double Seconds);
