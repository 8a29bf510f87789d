using Pipeline.Nodes.Lifecycle;

namespace Pipeline.Nodes.Publishing;

/// <summary>The fence between attempts, carried from manifest to manifest so that a run which comes between does not make it forget.</summary>
internal static class Fence
{
    /// <summary>How many runs it remembers.</summary>
    public const int RememberedRuns = 32;

    /// <summary>The entry of a run, or null.</summary>
    public static FenceEntry? Of(Manifest? manifest, string run)
        => manifest?.Fence.LastOrDefault(entry => entry.Run == run);

    /// <summary>The try number of an attempt that the orchestrator gave none: one more than the fence shows.</summary>
    public static int NextTry(Manifest? manifest, string run) => (Of(manifest, run)?.Try ?? 0) + 1;

    /// <summary>An attempt in the fence, over what stands there.</summary>
    public static FenceEntry EntryFor(Manifest? manifest, RunIdentity identity)
        => new(identity.Run, identity.Try ?? NextTry(manifest, identity.Run), identity.Pod);

    /// <summary>Whether a later attempt has claimed: a higher try, or this try from another pod.</summary>
    public static bool Excludes(Manifest? manifest, FenceEntry me)
        => Of(manifest, me.Run) is { } entry && (entry.Try > me.Try || (entry.Try == me.Try && entry.Pod != me.Pod));

    /// <summary>The fence with this attempt in it.</summary>
    public static IReadOnlyList<FenceEntry> With(Manifest? manifest, FenceEntry me)
        => [.. (manifest?.Fence ?? []).Where(entry => entry.Run != me.Run).TakeLast(RememberedRuns - 1), me];
}
