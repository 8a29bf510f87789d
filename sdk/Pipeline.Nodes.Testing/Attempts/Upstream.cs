using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Testing.Attempts;

/// <summary>The other nodes of the pipeline: publishes a folder as they would.</summary>
internal sealed class Upstream(IStore store, TimeProvider time)
{
    public const string NodeType = "test-input";

    /// <param name="folder">The output folder.</param>
    /// <param name="run">The run's id.</param>
    /// <param name="contents">The artifacts by name.</param>
    public async Task PublishAsync(string folder, string run, IReadOnlyDictionary<string, byte[]> contents)
    {
        string attempt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        string prefix = $"{TestBucket.WorkspacePrefix}{folder}/";
        var identity = new RunIdentity(
            TestBucket.Pipeline, TestBucket.DagKey, Section: folder, NodeType, run, RunIsLocal: false, Try: null, Pod: attempt, attempt, MapIndex: null);
        var publisher = new Publisher(store, prefix, identity, time, _ => { }, NullLogger.Instance);
        (ManifestFile basis, _) = await publisher.StartAsync(workSha256: attempt, redo: true, CancellationToken.None);
        await using var outputs = new OutputSet(store, prefix, localFolder: "", attempt);
        foreach ((string name, byte[] content) in contents)
        {
            await using Stream output = await outputs.CreateAsync(name, CancellationToken.None);
            await output.WriteAsync(content);
        }

        IReadOnlyList<StagedArtifact> staged = await outputs.StageAsync(CancellationToken.None);
        await publisher.PublishAsync(Draft(identity), staged, basis, CancellationToken.None);
    }

    private Manifest Draft(RunIdentity identity) => new()
    {
        ManifestVersion = Manifest.CurrentVersion,
        State = ManifestState.Publishing,
        Pipeline = identity.Pipeline,
        DagKey = identity.DagKey,
        Section = identity.Section,
        Type = identity.Type,
        Run = identity.Run,
        Try = 1,
        Pod = identity.Pod,
        Attempt = identity.Attempt,
        ConfigSha256 = "",
        WorkSha256 = identity.Attempt,
        Artifacts = [],
        Inputs = [],
        Sources = [],
        Counters = new Dictionary<string, long>(),
        SdkVersion = ProgramInfo.SdkVersion,
        ProgramVersion = ProgramInfo.SdkVersion,
        StartedAt = time.GetUtcNow(),
        WrittenAt = time.GetUtcNow(),
        Fence = [],
    };
}
