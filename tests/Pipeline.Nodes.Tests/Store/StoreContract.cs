using System.Globalization;
using System.Text;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Tests.Store;

/// <summary>What every store must do. A derived class gives an empty store; objects, listings and conditions are here.</summary>
public abstract partial class StoreContract
{
    private const int RaceRounds = 50;

    public static TheoryData<string> TrickyNames =>
    [
        "with blank.csv", "a+b.csv", "äöüß.csv", "rocket-🚀.csv", "100%.csv", "per%20cent.csv", "~tilde~7E.csv", "a&b=c;d.csv",
        "quote'\"s.csv", "[brackets] (and) {braces}.csv", "#hash?.csv", "*.csv", "data.2024/01/part 0.csv", ".hidden", "日本語.csv",
    ];

    /// <summary>Whether the store refuses a write whose condition does not hold, and only that.</summary>
    private protected virtual bool HonoursConditions => true;

    /// <summary>Whether it honours a condition on the completion of an upload too; publishing does not depend on it.</summary>
    private protected virtual bool CompletesOnConditions => true;

    /// <summary>
    /// Whether of several writers that meet one condition at one moment only one is told that it wrote, and whether an abort and a completion
    /// at one moment exclude each other; publishing does not depend on it.
    /// </summary>
    private protected virtual bool SerializesWriters => true;

    /// <summary>An empty store. Called once in a test; the class cleans up after the test.</summary>
    private protected abstract Task<IStore> CreateEmptyStoreAsync();

    [Fact]
    public async Task Head_NothingThere_GivesNull()
    {
        IStore store = await CreateEmptyStoreAsync();
        Assert.Null(await store.HeadAsync("data/input.csv", CancellationToken.None));
        Assert.Null(await store.GetAsync("data/input.csv", CancellationToken.None));
    }

    [Fact]
    public async Task Head_FolderOfAKey_GivesNull()
    {
        IStore store = await CreateEmptyStoreAsync();
        await WriteAsync(store, "data/input.csv", "a");
        Assert.Null(await store.HeadAsync("data", CancellationToken.None));
        Assert.Null(await store.GetAsync("data", CancellationToken.None));
    }

    [Fact]
    public async Task Put_SmallObject_IsReadBackWithItsHead()
    {
        IStore store = await CreateEmptyStoreAsync();
        StoredObject written = await WriteAsync(store, "data/input.csv", "a,b\n1,2\n");
        SmallObject found = (await store.GetAsync("data/input.csv", CancellationToken.None))!;

        Assert.Equal("a,b\n1,2\n", Encoding.UTF8.GetString(found.Content));
        Assert.Equal(("data/input.csv", 8L, written.ETag), (found.Head.Key, found.Head.Bytes, found.Head.ETag));
        Assert.Equal(written.ETag, (await store.HeadAsync("data/input.csv", CancellationToken.None))!.ETag);
        Assert.NotEmpty(written.ETag);
    }

    [Fact]
    public async Task Put_EmptyObject_IsThereWithNoBytes()
    {
        IStore store = await CreateEmptyStoreAsync();
        await WriteAsync(store, "empty", "");
        Assert.Empty((await store.GetAsync("empty", CancellationToken.None))!.Content);
        Assert.Equal(0, (await store.HeadAsync("empty", CancellationToken.None))!.Bytes);
    }

    [Theory]
    [MemberData(nameof(TrickyNames))]
    public async Task Put_TrickyName_IsFoundUnderExactlyThisName(string name)
    {
        IStore store = await CreateEmptyStoreAsync();
        string key = $"ws/out put+1/{name}";
        StoredObject written = await WriteAsync(store, key, name);
        await CompleteUploadAsync(store, key + ".upload", Encoding.UTF8.GetBytes(name));

        Assert.Equal([key, key + ".upload"], await KeysAsync(store, "ws/out put+1/", recursive: true));
        Assert.Equal(name, Encoding.UTF8.GetString((await store.GetAsync(key, CancellationToken.None))!.Content));
        await using Stream content = await store.OpenAsync(written.Pin, CancellationToken.None);
        Assert.Equal(name, await new StreamReader(content).ReadToEndAsync());
    }

    [Fact]
    public async Task Get_ObjectAboveTheLimit_IsBadData()
    {
        IStore store = await CreateEmptyStoreAsync();
        await CompleteUploadAsync(store, "big.json", new byte[StoreLimits.SmallObjectBytes + 1]);
        BadDataException exception = await Assert.ThrowsAsync<BadDataException>(() => store.GetAsync("big.json", CancellationToken.None));
        Assert.Contains("67,108,865 bytes", exception.Message, StringComparison.Ordinal);
        Assert.Contains(store.Describe("big.json"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_PrefixOfAFolder_DoesNotMatchAFolderWhoseNameIsLonger()
    {
        IStore store = await CreateEmptyStoreAsync();
        foreach (string key in (string[])["data/b.csv", "data/a.csv", "data/sub/c.csv", "data2/d.csv", "data.csv"])
        {
            await WriteAsync(store, key, "x");
        }

        Assert.Equal(["data/a.csv", "data/b.csv", "data/sub/c.csv"], await KeysAsync(store, "data/", recursive: true));
        Assert.Equal(["data/a.csv", "data/b.csv"], await KeysAsync(store, "data/", recursive: false));
        Assert.Equal(["data.csv"], await KeysAsync(store, "", recursive: false));
        Assert.Equal(["data.csv", "data/a.csv", "data/b.csv", "data/sub/c.csv", "data2/d.csv"], await KeysAsync(store, "", recursive: true));
    }

    [Fact]
    public async Task List_NothingBelow_IsEmpty()
    {
        IStore store = await CreateEmptyStoreAsync();
        Assert.Empty(await KeysAsync(store, "", recursive: true));
        Assert.Empty(await KeysAsync(store, "nowhere/", recursive: true));
    }

    [Fact]
    public async Task List_Objects_SaysTheirSizeAndETag()
    {
        IStore store = await CreateEmptyStoreAsync();
        StoredObject written = await WriteAsync(store, "data/input.csv", "12345");
        StoredObject listed = await store.ListAsync("data/", recursive: true, CancellationToken.None).SingleAsync();
        Assert.Equal((5L, written.ETag), (listed.Bytes, listed.ETag));
    }

    [Fact]
    public async Task List_FifteenHundredKeys_GivesAllInOrder()
    {
        IStore store = await CreateEmptyStoreAsync();
        string[] keys = [.. Enumerable.Range(0, 1500).Select(number => string.Create(CultureInfo.InvariantCulture, $"many/{number % 7}-{number:d4}"))];
        await Parallel.ForEachAsync(keys, async (key, token) => await WriteAsync(store, key, key));
        Assert.Equal(keys.Order(StringComparer.Ordinal), await KeysAsync(store, "many/", recursive: true));
    }

    [Fact]
    public async Task LearnTraits_Store_SaysWhetherItHonoursConditions()
    {
        IStore store = await CreateEmptyStoreAsync();
        StoreTraits traits = await store.LearnTraitsAsync("ws/_runs/_probe", CancellationToken.None);
        Assert.Equal(HonoursConditions, traits.HonoursConditions);
        Assert.Equal(HonoursConditions, traits.Shortfall.Length == 0);
    }

    [Fact]
    public async Task Put_ConditionNone_OverwritesWhateverStandsThere()
    {
        IStore store = await CreateEmptyStoreAsync();
        Assert.Equal(WriteResult.Written, (await PutAsync(store, "key", "one", WriteCondition.None)).Result);
        Assert.Equal(WriteResult.Written, (await PutAsync(store, "key", "two", WriteCondition.None)).Result);
        Assert.Equal("two", await TextAsync(store, "key"));
    }

    [Fact]
    public async Task Put_ConditionAbsent_WritesOnlyWhereNothingStands()
    {
        IStore store = await CreateEmptyStoreAsync();
        WriteOutcome first = await PutAsync(store, "key", "first", WriteCondition.Absent);
        WriteOutcome second = await PutAsync(store, "key", "second", WriteCondition.Absent);

        Assert.Equal(WriteResult.Written, first.Result);
        await AssertRefusedAsync(store, "key", second, kept: "first", written: "second", HonoursConditions);
    }

    [Fact]
    public async Task Put_ConditionUnchanged_WritesOnlyOverWhatWasSeen()
    {
        IStore store = await CreateEmptyStoreAsync();
        StoredObject first = await WriteAsync(store, "key", "first");
        WriteOutcome second = await PutAsync(store, "key", "second", WriteCondition.Unchanged(first));
        if (HonoursConditions)
        {
            Assert.Equal(WriteResult.Written, second.Result);
            Assert.Equal((await store.HeadAsync("key", CancellationToken.None))!.ETag, second.Written!.ETag);
        }

        string before = await TextAsync(store, "key");
        WriteOutcome late = await PutAsync(store, "key", "third!", WriteCondition.Unchanged(first));
        await AssertRefusedAsync(store, "key", late, kept: before, written: "third!", HonoursConditions);
    }

    [Fact]
    public async Task Put_ConditionUnchangedWhereNothingStands_IsRefused()
    {
        IStore store = await CreateEmptyStoreAsync();
        StoredObject elsewhere = await WriteAsync(store, "elsewhere", "x");
        Assert.Equal(WriteResult.Refused, (await PutAsync(store, "key", "y", WriteCondition.Unchanged(elsewhere))).Result);
        Assert.Null(await store.HeadAsync("key", CancellationToken.None));
    }

    [Fact]
    public async Task Put_SameSizeAtOnce_ChangesTheETagEachTime()
    {
        IStore store = await CreateEmptyStoreAsync();
        var eTags = new HashSet<string>();
        StoredObject? last = null;
        for (int round = 0; round < RaceRounds; round++)
        {
            last = (await PutAsync(store, "key", $"{round:d3}", HonoursConditions ? WriteCondition.Unchanged(last) : WriteCondition.None)).Written!;
            Assert.True(eTags.Add(last.ETag), $"round {round} has the ETag of an earlier content");
        }
    }

    [Fact]
    public async Task Put_TwoWritersWhereNothingStands_ExactlyOneWins()
    {
        IStore store = await CreateEmptyStoreAsync();
        for (int round = 0; round < RaceRounds; round++)
        {
            string key = $"race/{round}";
            await AssertOneWinsAsync(store, key, WriteCondition.Absent);
        }
    }

    [Fact]
    public async Task Put_TwoWritersOverTheSame_ExactlyOneWins()
    {
        IStore store = await CreateEmptyStoreAsync();
        await WriteAsync(store, "race", "start");
        for (int round = 0; round < RaceRounds; round++)
        {
            await AssertOneWinsAsync(store, "race", WriteCondition.Unchanged(await store.HeadAsync("race", CancellationToken.None)));
        }
    }

    /// <summary>
    /// An answer is true: what was refused is not there, and what was written is. Where the store honours the condition, it refused.
    /// </summary>
    private static async Task AssertRefusedAsync(IStore store, string key, WriteOutcome outcome, string kept, string written, bool honoured)
    {
        if (honoured)
        {
            Assert.Equal(WriteResult.Refused, outcome.Result);
            Assert.Null(outcome.Written);
        }

        Assert.NotEqual(WriteResult.Unknown, outcome.Result);
        Assert.Equal(outcome.Result == WriteResult.Written ? written : kept, await TextAsync(store, key));
    }

    private async Task AssertOneWinsAsync(IStore store, string key, WriteCondition condition)
    {
        WriteOutcome[] outcomes = await Race.RunAsync(3, writer => PutAsync(store, key, $"writer {writer}", condition));
        string text = await TextAsync(store, key);
        if (!SerializesWriters)
        {
            // Whoever was refused did not write; where conditions are not honoured it may be everybody.
            Assert.DoesNotContain(outcomes.Index(), outcome => text == $"writer {outcome.Index}" && outcome.Item.Result == WriteResult.Refused);
            Assert.True(!HonoursConditions || outcomes.Any(outcome => outcome.Result != WriteResult.Refused), "all were refused");
            return;
        }

        int winner = Assert.Single(Enumerable.Range(0, outcomes.Length), index => outcomes[index].Result == WriteResult.Written);
        Assert.Equal($"writer {winner}", text);
        Assert.Equal((await store.HeadAsync(key, CancellationToken.None))!.ETag, outcomes[winner].Written!.ETag);
    }

    private static Task<WriteOutcome> PutAsync(IStore store, string key, string text, WriteCondition condition)
        => store.PutAsync(key, Encoding.UTF8.GetBytes(text), condition, CancellationToken.None);

    /// <summary>Writes over whatever stands there.</summary>
    private static async Task<StoredObject> WriteAsync(IStore store, string key, string text)
        => (await PutAsync(store, key, text, WriteCondition.None)).Written!;

    private static async Task<string> TextAsync(IStore store, string key)
        => Encoding.UTF8.GetString((await store.GetAsync(key, CancellationToken.None))!.Content);

    private static async Task<List<string>> KeysAsync(IStore store, string prefix, bool recursive)
        => await store.ListAsync(prefix, recursive, CancellationToken.None).Select(item => item.Key).ToListAsync();
}
