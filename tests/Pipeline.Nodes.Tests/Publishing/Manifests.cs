using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Tests.Publishing;

/// <summary>Manifests for tests of rules.</summary>
internal static class Manifests
{
    public const string Work = "work";

    public static Manifest Committed(string run, int @try, string attempt, params FenceEntry[] fence) => new()
    {
        ManifestVersion = Manifest.CurrentVersion,
        State = ManifestState.Committed,
        Pipeline = "cost-analysis",
        DagKey = "a7b3c9d2",
        Section = "node_1",
        Type = "data-fetcher",
        Run = run,
        Try = @try,
        Pod = $"pod of {attempt}",
        Attempt = attempt,
        ConfigSha256 = "config",
        WorkSha256 = Work,
        Artifacts = [new ManifestArtifact("input.csv", 3, $"sha of {attempt}", "text/csv", ETag: "etag")],
        Inputs = [],
        Sources = [],
        Counters = new Dictionary<string, long>(),
        SdkVersion = "0.1.0",
        ProgramVersion = "0.1.0",
        StartedAt = DateTimeOffset.UnixEpoch,
        WrittenAt = DateTimeOffset.UnixEpoch,
        Fence = fence.Length > 0 ? fence : [new FenceEntry(run, @try, $"pod of {attempt}")],
    };

    public static Manifest Publishing(string run, int @try, string attempt, Manifest? previous = null) => Committed(run, @try, attempt) with
    {
        State = ManifestState.Publishing,
        Uploads = [new UploadReference("data/input.csv", $"upload of {attempt}")],
        Previous = previous,
    };

    /// <summary>What stands at the key: the manifest with an ETag of its own.</summary>
    public static ManifestFile At(string eTag, Manifest? manifest) => new(Head(eTag), manifest);

    public static StoredObject Head(string eTag) => new("data/_manifest.json", 100, eTag, DateTimeOffset.UnixEpoch);
}
