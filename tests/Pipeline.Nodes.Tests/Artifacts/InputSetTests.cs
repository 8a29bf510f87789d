using System.Text;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;
using Pipeline.Nodes.Store.Folder;
using Pipeline.Nodes.Testing.Faults;
using Pipeline.Nodes.Tests.Store;

namespace Pipeline.Nodes.Tests.Artifacts;

public sealed class InputSetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FaultyStore _store;
    private readonly WorkProgress _progress = new();

    public InputSetTests()
        => _store = new FaultyStore(new FolderStore(Directory.CreateDirectory(_folder.Of("bucket")).FullName, TimeProvider.System), FaultyStore.Never);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fetch_TwiceAtOnce_DownloadsOnce()
    {
        await using InputSet inputs = await InputsAsync("data/a.csv");
        string[] paths = await Race.RunAsync(4, index => inputs.FetchAsync(index % 2 == 0 ? "a.csv" : "data/a.csv", CancellationToken.None));
        Assert.Equal("data/a.csv", await File.ReadAllTextAsync(Assert.Single(paths.Distinct())));
        Assert.Single(_store.Calls, call => call.Operation == "Download");
        Assert.Equal((10L, 10L), (_progress.Bytes, _progress.ExpectedBytes));
    }

    [Fact]
    public async Task Fetch_NameInTwoFolders_AsksForTheFolder()
    {
        await using InputSet inputs = await InputsAsync("data/a.csv", "other/a.csv", "other/b.csv");
        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => Task.Run(() => inputs.FetchAsync("a.csv", CancellationToken.None)));
        Assert.StartsWith(
            "The input 'a.csv' is in several input folders; ask for one of: data/a.csv, other/a.csv.", exception.Message, StringComparison.Ordinal);
        Assert.Equal("data/a.csv", await File.ReadAllTextAsync(await inputs.FetchAsync("data/a.csv", CancellationToken.None)));
        Assert.Equal("other/a.csv", await File.ReadAllTextAsync(await inputs.FetchAsync("other/a.csv", CancellationToken.None)));
    }

    [Fact]
    public async Task Fetch_UnknownName_SaysWhatThereIs()
    {
        await using InputSet inputs = await InputsAsync([.. Enumerable.Range(1, 12).Select(number => $"data/{number:d2}.csv")]);
        NoInputException exception = await Assert.ThrowsAsync<NoInputException>(() => Task.Run(() => inputs.FetchAsync("x.csv", CancellationToken.None)));
        Assert.Equal(
            "The input 'x.csv' was not found: looked in data; there are data/01.csv, data/02.csv, data/03.csv, data/04.csv, data/05.csv, data/06.csv, "
            + "data/07.csv, data/08.csv, data/09.csv, data/10.csv and 2 more. Correct the name, or 'input_dir' in the section.",
            exception.Message);
        await using InputSet one = await InputsAsync("data/a.csv");
        exception = await Assert.ThrowsAsync<NoInputException>(() => one.OpenAsync("x.csv", CancellationToken.None));
        Assert.Contains("looked in data; there is data/a.csv.", exception.Message, StringComparison.Ordinal);
        await using InputSet none = await InputsAsync();
        exception = await Assert.ThrowsAsync<NoInputException>(() => none.OpenAsync("x.csv", CancellationToken.None));
        Assert.Contains("this section has no input folder.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drain_StreamClosedBeforeItsEnd_IsReadAgainAndChecked()
    {
        InputItem good = await ItemAsync("data/a.csv");
        InputItem bad = good with { Artifact = good.Artifact with { Sha256 = new string('0', 64) } };
        await using InputSet inputs = Inputs([bad], ["data"]);
        await (await inputs.OpenAsync("a.csv", CancellationToken.None)).DisposeAsync();
        await Assert.ThrowsAsync<BadDataException>(() => inputs.DrainAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Drain_StreamsThatWereNotReadOut_AreCheckedAllTheSame()
    {
        InputItem item = await ItemAsync("data/a.csv") is { } good
            ? good with { Artifact = good.Artifact with { Sha256 = new string('0', 64) } }
            : throw new InvalidOperationException();
        await using InputSet inputs = Inputs([item], ["data"]);
        await using Stream stream = await inputs.OpenAsync("a.csv", CancellationToken.None);
        BadDataException exception = await Assert.ThrowsAsync<BadDataException>(() => inputs.DrainAsync(CancellationToken.None));
        Assert.Contains($"expected SHA-256 {new string('0', 64)} as its manifest says, found ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_StoreGivesAPart_IsBadData()
    {
        InputItem whole = await ItemAsync("data/a.csv");
        await using InputSet inputs = Inputs([whole with { Pin = whole.Pin with { Bytes = 1_234_567 } }], ["data"]);
        BadDataException exception = await Assert.ThrowsAsync<BadDataException>(() => inputs.FetchAsync("a.csv", CancellationToken.None));
        Assert.StartsWith("data/a.csv: expected 1,234,567 bytes, found 10.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenObject_Key_GivesItOrSaysThatItIsMissing()
    {
        await ItemAsync("bills/2024.csv");
        await using InputSet inputs = await InputsAsync();
        await using (SourceObject found = await inputs.OpenObjectAsync("bills/2024.csv", CancellationToken.None))
        {
            Assert.Equal("bills/2024.csv", await new StreamReader(found.Content).ReadToEndAsync());
            Assert.Equal(14, found.Bytes);
        }

        NoInputException exception = await Assert.ThrowsAsync<NoInputException>(() => inputs.OpenObjectAsync("bills/x.csv", CancellationToken.None));
        Assert.Equal($"{_store.Describe("bills/x.csv")} is not there. Put the object there, or correct the key.", exception.Message);
        await Assert.ThrowsAsync<ArgumentException>(() => inputs.OpenObjectAsync("../x.csv", CancellationToken.None));
    }

    [Fact]
    public async Task Fetch_LocalDiskIsFull_SaysSo()
    {
        using var disk = new SmallDisk();
        StoredObject big = (await _store.PutAsync("data/big", new byte[2_000_000], WriteCondition.Absent, CancellationToken.None)).Written!;
        var item = new InputItem(new InputArtifact("data", "big", big.Bytes, null, null, null), big.Pin);
        await using var inputs = new InputSet(_store, [item], ["data"], disk.Path, _progress, (_, _) => throw new InvalidOperationException());
        LocalDiskException exception = await Assert.ThrowsAsync<LocalDiskException>(() => inputs.FetchAsync("big", CancellationToken.None));
        Assert.Contains("the disk is full", exception.Message, StringComparison.Ordinal);
    }

    private async Task<InputSet> InputsAsync(params string[] paths)
    {
        var items = new List<InputItem>();
        foreach (string path in paths)
        {
            items.Add(await ItemAsync(path));
        }

        return Inputs(items, [.. paths.Select(path => path.Split('/')[0]).Distinct()]);
    }

    private InputSet Inputs(IReadOnlyList<InputItem> items, string[] folders)
        => new(_store, items, folders, _folder.Of("local"), _progress, (_, _) => throw new InvalidOperationException("It changed."));

    private async Task<InputItem> ItemAsync(string path)
    {
        var condition = WriteCondition.Unchanged(await _store.HeadAsync(path, CancellationToken.None));
        StoredObject written = (await _store.PutAsync(path, Encoding.UTF8.GetBytes(path), condition, CancellationToken.None)).Written!;
        string[] parts = path.Split('/', 2);
        return new InputItem(new InputArtifact(parts[0], parts[1], written.Bytes, Sha256: null, MediaType: null, Rows: null), written.Pin);
    }
}
