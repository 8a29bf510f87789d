namespace Pipeline.Nodes.Store;

/// <summary>What a store can be relied on for.</summary>
/// <param name="HonoursConditions">Whether conditional writes are refused when, and only when, their condition does not hold.</param>
/// <param name="Shortfall">What it does instead, one clause for the log; empty where it honours conditions.</param>
internal sealed record StoreTraits(bool HonoursConditions, string Shortfall)
{
    /// <summary>A store that honours every condition.</summary>
    public static StoreTraits Full { get; } = new(HonoursConditions: true, Shortfall: "");
}
