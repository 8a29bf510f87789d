using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Publishing;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>The part of a manifest that is known before anything is published.</summary>
internal static class ManifestDraft
{
    public static Manifest Of(AttemptState state, string workSha256, IReadOnlyList<SourceRecord> sources, DateTimeOffset now)
    {
        RunIdentity identity = state.Identity!;
        return new Manifest
        {
            ManifestVersion = Manifest.CurrentVersion,
            State = ManifestState.Publishing,
            Pipeline = identity.Pipeline,
            DagKey = identity.DagKey,
            Section = identity.Section,
            Type = identity.Type,
            Run = identity.Run,
            Try = state.Publisher!.Me.Try,
            Pod = identity.Pod,
            Attempt = identity.Attempt,
            MapIndex = identity.MapIndex,
            ConfigSha256 = state.File!.Sha256,
            WorkSha256 = workSha256,
            Artifacts = [],
            Inputs = [.. state.Inputs.Select(input => input.Entry)],
            Sources = sources,
            Counters = state.Counters!.Snapshot(),
            SdkVersion = ProgramInfo.SdkVersion,
            ProgramVersion = state.Node.Version,
            Image = state.Config!.Choice.Section?.Image,
            StartedAt = state.Phases.StartedAt,
            WrittenAt = now,
            Fence = [],
        };
    }
}
