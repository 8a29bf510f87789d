using System.Text;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Testing.Faults;
using static Pipeline.Nodes.Tests.Publishing.PublishingWorkspace;

namespace Pipeline.Nodes.Tests.Publishing;

/// <summary>What a reader meets, and what people and foreign programs do to a folder.</summary>
public sealed class InputFinderTests : IDisposable
{
    private static readonly Dictionary<string, string> First = Outputs("first", "a.csv", "b.csv");

    private readonly PublishingWorkspace _workspace = new();

    public static TheoryData<string, string> ForeignManifests => new()
    {
        { "not json", "is not a manifest of this format" },
        { "", "is empty: another program wrote it" },
        { "null", "is not a manifest of this format" },
        { "[]", "is not a manifest of this format" },
        { "{}", "is not a manifest of this format" },
        { """{"files":["a.csv"]}""", "is not a manifest of this format" },
        { Edited("\"manifest_version\": 1", "\"manifest_version\": 2"), "has manifest version 2; this program reads version 1" },
        { """{ "manifest_version": 99, "other": [] }""", "has manifest version 99; this program reads version 1" },
        { Edited("\"state\": \"committed\"", "\"state\": \"burnt\""), "is not a manifest of this format" },
        { Edited("\"name\": \"a.csv\"", "\"name\": \"../a.csv\""), "names an artifact that holds an empty part, '.' or '..'" },
        { Edited("\"name\": \"a.csv\"", "\"name\": \"/etc/passwd\""), "names an artifact that begins or ends with '/'" },
        { Edited("\"name\": \"a.csv\"", "\"name\": null"), "is not a manifest of this format" },
        { Edited("\"run\": \"run 1\"", "\"run\": null"), "is not a manifest of this format" },
        { Edited("\"artifacts\": [", "\"artifacts\": [null, "), "is not a manifest of this format" },
        { Edited("\"fence\": [", "\"fence\": [null, "), "is not a manifest of this format" },
        { Edited("\"counters\": {}", "\"counters\": {}, \"uploads\": [null]"), "is not a manifest of this format" },
    };

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [MemberData(nameof(ForeignManifests))]
    public async Task Read_ForeignManifest_IsBadDataForReadersAndWriters(string manifest, string problem)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_workspace.ManifestPath)!);
        await File.WriteAllTextAsync(_workspace.ManifestPath, manifest);
        BadDataException read = await Assert.ThrowsAsync<BadDataException>(() => _workspace.ReadAsync());
        BadDataException written = await Assert.ThrowsAsync<BadDataException>(() => _workspace.PublishAsync(Identity("one"), First));
        Assert.Contains($"{_workspace.ManifestPath} {problem}", read.Message, StringComparison.Ordinal);
        Assert.Equal(read.Message, written.Message);
        Assert.Equal(ExitCode.Data, read.ExitCode);
    }

    [Fact]
    public async Task Find_NoManifest_SaysWhichSectionIsMissing()
    {
        NoInputException exception = await Assert.ThrowsAsync<NoInputException>(() => _workspace.ReadAsync("run 1"));
        Assert.Equal(
            $"{_workspace.PathOf("")} has no manifest: section 'node_1' has not published it. Run that node first, or look at why it failed.", exception.Message);
    }

    [Fact]
    public async Task Find_ManifestOfAnotherRun_SaysWhichRunToStart()
    {
        await _workspace.PublishAsync(Identity("one"), First);
        NoInputException exception = await Assert.ThrowsAsync<NoInputException>(() => _workspace.ReadAsync("run 2"));
        Assert.Equal(
            $"{_workspace.PathOf("")} was published by run 'run 1', not by this run 'run 2'. Run section 'node_1' in this run first.", exception.Message);
        Assert.Equal(First, await _workspace.ReadAsync("run 1"));
        Assert.Equal(First, await _workspace.ReadAsync(run: null));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Read_ArtifactReplacedByHand_IsTriedAgain(bool asStream)
    {
        await _workspace.PublishAsync(Identity("one"), First);
        await File.WriteAllTextAsync(_workspace.PathOf("a.csv"), "by hand");
        TryAgainException exception = await Assert.ThrowsAsync<TryAgainException>(() => _workspace.ReadAsync("run 1", asStream: asStream));
        Assert.Equal(
            $"{_workspace.PathOf("a.csv")} changed since it was found (the manifest now is attempt one of run 'run 1'). Nothing was published. "
            + "Try again; if nobody writes there, run the node that writes this folder again.",
            exception.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Read_ArtifactTruncated_IsNotRead(bool timeKept)
    {
        await _workspace.PublishAsync(Identity("one"), First);
        string path = _workspace.PathOf("a.csv");
        DateTime time = File.GetLastWriteTimeUtc(path);
        await File.WriteAllTextAsync(path, "fir");
        if (timeKept)
        {
            File.SetLastWriteTimeUtc(path, time);
        }

        await Assert.ThrowsAsync<TryAgainException>(() => _workspace.ReadAsync("run 1"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Read_ByteFlippedUnderTheSameETag_IsBadData(bool asStream)
    {
        await _workspace.PublishAsync(Identity("one"), First);
        string path = _workspace.PathOf("a.csv");
        DateTime time = File.GetLastWriteTimeUtc(path);
        byte[] bytes = await File.ReadAllBytesAsync(path);
        bytes[3] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        File.SetLastWriteTimeUtc(path, time);

        BadDataException exception = await Assert.ThrowsAsync<BadDataException>(() => _workspace.ReadAsync("run 1", asStream: asStream));
        Assert.StartsWith($"{path}: expected SHA-256 ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("Its bytes were changed without its ETag; run the node that wrote it again.", exception.Message, StringComparison.Ordinal);
        Assert.Equal("data/a.csv", exception.Facts["artifact"]);
    }

    [Fact]
    public async Task Read_ArtifactDeletedAndManifestToo_SaysThatThereIsNone()
    {
        await _workspace.PublishAsync(Identity("one"), First);
        var store = new FaultyStore(_workspace.Store, call =>
        {
            if (call.Operation == "Download")
            {
                Directory.Delete(_workspace.PathOf(""), recursive: true);
            }

            return ValueTask.FromResult(Fault.None);
        });
        TryAgainException exception = await Assert.ThrowsAsync<TryAgainException>(() => _workspace.ReadAsync("run 1", store));
        Assert.Contains("(there is no manifest)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_FolderWithoutManifestThatNeedsNone_TakesWhatLiesThere()
    {
        Directory.CreateDirectory(_workspace.PathOf("sub"));
        await File.WriteAllTextAsync(_workspace.PathOf("b.csv"), "b");
        await File.WriteAllTextAsync(_workspace.PathOf("sub/a.csv"), "a");
        var finder = new InputFinder(_workspace.Store, Prefix, Identity("reader"));
        IReadOnlyList<FoundInput> found = await finder.FindAsync([new InputFolder("data", ManifestRequired: false, Writer: null)], CancellationToken.None);
        Assert.Equal(["data/b.csv", "data/sub/a.csv"], found.Select(input => input.Item.Artifact.Path));
        Assert.All(found, input => Assert.Equal((null, null), (input.Attempt, input.Entry.Sha256)));
    }

    [Fact]
    public async Task Find_EmptyFolderThatNeedsNoManifest_SaysWhatToDo()
    {
        var finder = new InputFinder(_workspace.Store, Prefix, Identity("reader"));
        NoInputException exception = await Assert.ThrowsAsync<NoInputException>(
            () => finder.FindAsync([new InputFolder("data", ManifestRequired: false, Writer: null)], CancellationToken.None));
        Assert.EndsWith(
            "is empty. Put the files there, run the node that writes them, or correct 'input_dir' in the section.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_ManifestThatNobodyDemands_IsCheckedAllTheSame()
    {
        await _workspace.PublishAsync(Identity("one"), First);
        var finder = new InputFinder(_workspace.Store, Prefix, Identity("reader", "run 2"));
        await Assert.ThrowsAsync<NoInputException>(
            () => finder.FindAsync([new InputFolder("data", ManifestRequired: false, Writer: null)], CancellationToken.None));
    }

    private static string Edited(string what, string by)
    {
        Manifest manifest = Manifests.Committed("run 1", 1, "one") with
        {
            Artifacts = [new ManifestArtifact("a.csv", 1, new string('0', 64), "text/csv", ETag: "etag")],
        };
        string json = Encoding.UTF8.GetString(ManifestFormat.Write(manifest));
        Assert.Contains(what, json, StringComparison.Ordinal);
        return json.Replace(what, by, StringComparison.Ordinal);
    }
}
