namespace Pipeline.Nodes.Config;

/// <summary>
/// A container's resources, by Kubernetes' names (<c>cpu</c>, <c>memory</c>, …) and in its quantities (<c>500m</c>, <c>256Mi</c>).
/// </summary>
/// <param name="Requests">What the scheduler sets aside.</param>
/// <param name="Limits">What the container may use at most.</param>
public sealed record SectionResources(IReadOnlyDictionary<string, string> Requests, IReadOnlyDictionary<string, string> Limits);
