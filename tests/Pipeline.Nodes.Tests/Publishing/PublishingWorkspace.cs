using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Store;
using Pipeline.Nodes.Store.Folder;
using Pipeline.Nodes.Testing.Faults;
using Pipeline.Nodes.Tests.Store;

namespace Pipeline.Nodes.Tests.Publishing;

/// <summary>A workspace on a real folder, with one node that publishes to <c>data</c> and one that reads it.</summary>
internal sealed class PublishingWorkspace : IDisposable
{
    public const string Prefix = "cost-analysis-a7b3c9d2/";
    public const string OutputPrefix = Prefix + "data/";
    public const string ManifestKey = OutputPrefix + ReservedNames.Manifest;

    private readonly TemporaryFolder _folder = new();

    public PublishingWorkspace() => Store = new FolderStore(Bucket, TimeProvider.System);

    public FolderStore Store { get; }

    public string ManifestPath => PathOf(ReservedNames.Manifest);

    private string Bucket => Directory.CreateDirectory(_folder.Of("bucket")).FullName;

    /// <summary>One attempt of the node that publishes.</summary>
    public static RunIdentity Identity(string attempt, string run = "run 1", int? @try = 1, string? pod = null)
        => new("cost-analysis", "a7b3c9d2", "node_1", "data-fetcher", run, RunIsLocal: false, @try, pod ?? $"pod of {attempt}", attempt, MapIndex: null);

    /// <summary>Outputs whose content names their version, so that a mixture shows.</summary>
    public static Dictionary<string, string> Outputs(string version, params string[] names)
        => names.ToDictionary(name => name, name => $"{version}: {name}");

    /// <summary>The path of an artifact.</summary>
    public string PathOf(string artifact) => Path.Combine(Bucket, OutputPrefix, artifact);

    /// <summary>Does what an attempt does, from the look at the manifest to the commit.</summary>
    public async Task<Publication> PublishAsync(
        RunIdentity identity, IReadOnlyDictionary<string, string> outputs, IStore? store = null, string? work = null, bool redo = false)
    {
        store ??= Store;
        var publisher = new Publisher(store, OutputPrefix, identity, new HurryingTime(), _ => { }, NullLogger.Instance);
        (ManifestFile basis, Publication? done) = await publisher.StartAsync(work ?? identity.Attempt, redo, CancellationToken.None);
        if (done is not null)
        {
            return done;
        }

        await using var set = new OutputSet(store, OutputPrefix, _folder.Of("outputs"), identity.Attempt);
        foreach ((string name, string text) in outputs)
        {
            await using var writer = new StreamWriter(await set.CreateAsync(name, CancellationToken.None));
            await writer.WriteAsync(text);
        }

        IReadOnlyList<StagedArtifact> staged = await set.StageAsync(CancellationToken.None);
        Manifest draft = Manifests.Committed(identity.Run, publisher.Me.Try, identity.Attempt) with
        {
            Pod = identity.Pod,
            WorkSha256 = work ?? identity.Attempt,
        };
        return await publisher.PublishAsync(draft, staged, basis, CancellationToken.None);
    }

    /// <summary>Reads everything that is published, as the node after it does.</summary>
    public async Task<Dictionary<string, string>> ReadAsync(string? run = null, IStore? store = null, bool asStream = false)
    {
        store ??= Store;
        RunIdentity reader = Identity("reader", run ?? "local") with { RunIsLocal = run is null };
        var finder = new InputFinder(store, Prefix, reader);
        IReadOnlyList<FoundInput> found = await finder.FindAsync([new InputFolder("data", ManifestRequired: true, Writer: "node_1")], CancellationToken.None);
        using var local = new TemporaryFolder();
        await using var inputs = new InputSet(
            store, [.. found.Select(input => input.Item)], ["data"], local.Path, new WorkProgress(), finder.ExplainChangeAsync);
        var contents = new Dictionary<string, string>();
        foreach (InputArtifact artifact in inputs.Artifacts)
        {
            using StreamReader text = asStream
                ? new StreamReader(await inputs.OpenAsync(artifact.Path, CancellationToken.None))
                : new StreamReader(await inputs.FetchAsync(artifact.Path, CancellationToken.None));
            contents.Add(artifact.Name, await text.ReadToEndAsync());
        }

        await inputs.DrainAsync(CancellationToken.None);
        return contents;
    }

    /// <summary>A reader sees exactly one of the versions, whole, or an error that says what to do. Gives what it saw.</summary>
    public async Task<Dictionary<string, string>?> AssertNoMixtureAsync(params Dictionary<string, string>[] versions)
    {
        try
        {
            Dictionary<string, string> seen = await ReadAsync();
            Assert.Contains(versions, version => version.OrderBy(pair => pair.Key).SequenceEqual(seen.OrderBy(pair => pair.Key)));
            return seen;
        }
        catch (NodeException exception)
        {
            Assert.True(exception is NoInputException or TryAgainException, exception.Message);
            return null;
        }
    }

    public void Dispose() => _folder.Dispose();
}
