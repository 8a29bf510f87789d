namespace Pipeline.Nodes.Config;

/// <summary>A section's settings as the node's config record.</summary>
/// <param name="Config">The config record; references in it are resolved, so that it may hold secrets.</param>
/// <param name="Settings">Every setting of the type with what holds for it, in the order of the record.</param>
internal sealed record BoundSettings(object Config, IReadOnlyList<EffectiveSetting> Settings);
