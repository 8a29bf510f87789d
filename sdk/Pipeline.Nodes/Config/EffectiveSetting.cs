namespace Pipeline.Nodes.Config;

/// <summary>What holds for one setting.</summary>
/// <param name="Name">The setting's name.</param>
/// <param name="Json">Its value as JSON in one line; references are not resolved, so that it holds no secret.</param>
/// <param name="IsDefault">Whether the section does not say it.</param>
internal sealed record EffectiveSetting(string Name, string Json, bool IsDefault);
