using System.Security.Cryptography;
using Pipeline.Nodes.Store;
using Pipeline.Nodes.Store.S3;
using Pipeline.Nodes.Tests.Store;

namespace Pipeline.Nodes.S3.Tests;

/// <summary>What only buckets do: versions, placeholders, marks, parts.</summary>
public sealed class S3BucketTests(S3Stores stores)
{
    private static readonly UploadMark Mark = new("0123456789abcdef", "text/csv");

    [Fact]
    public async Task List_PlaceholderOfAFolder_IsNoObject()
    {
        string bucket = await stores.Server.MakeBucketAsync();
        await stores.Server.Client.PutObjectAsync(new() { BucketName = bucket, Key = "data/", ContentBody = "" });
        await stores.Server.Client.PutObjectAsync(new() { BucketName = bucket, Key = "data/a.csv", ContentBody = "x" });
        List<StoredObject> found = await stores.Open(bucket).ListAsync("data/", recursive: true, CancellationToken.None).ToListAsync();
        Assert.Equal("data/a.csv", Assert.Single(found).Key);
    }

    [Fact]
    public async Task Complete_Upload_CarriesItsMarkAndMediaType()
    {
        string bucket = await stores.Server.MakeBucketAsync();
        S3Store store = stores.Open(bucket);
        StoredObject written = await UploadAsync(store, "data/a.csv", "x"u8.ToArray());
        Assert.Equal(Mark.AttemptId, (await store.HeadAsync("data/a.csv", CancellationToken.None))!.AttemptId);
        Assert.Equal(32, written.ETag.Split('-')[0].Length);
        Assert.Equal("text/csv", (await stores.Server.Client.GetObjectMetadataAsync(bucket, "data/a.csv")).Headers.ContentType);
    }

    [Fact]
    public async Task Open_VersionThatWasReplaced_GivesItAllTheSame()
    {
        using var folder = new TemporaryFolder();
        S3Store store = await stores.MakeAsync(versions: true);
        byte[] content = RandomNumberGenerator.GetBytes(ObjectParts.PartBytes + 1000);
        StoredObject old = await UploadAsync(store, "data/a.bin", content);
        StoredObject now = await UploadAsync(store, "data/a.bin", new byte[10]);

        Assert.NotNull(old.VersionId);
        Assert.NotEqual(old.VersionId, now.VersionId);
        string sha256 = await store.DownloadAsync(old.Pin, folder.Of("a"), _ => { }, CancellationToken.None);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), sha256);
    }

    [Fact]
    public async Task LearnTraits_BucketWithoutVersions_HonoursConditions()
    {
        S3Store store = await stores.MakeAsync();
        Assert.Equal(StoreTraits.Full, await store.LearnTraitsAsync("ws/_runs/_probe", CancellationToken.None));
        Assert.Equal(["ws/_runs/_probe"], await store.ListAsync("", recursive: true, CancellationToken.None).Select(item => item.Key).ToListAsync());
    }

    [Fact]
    public async Task LearnTraits_ManyAtOnce_AllFindTheSame()
    {
        string bucket = await stores.Server.MakeBucketAsync();
        StoreTraits[] found = await Race.RunAsync(6, _ => stores.Open(bucket).LearnTraitsAsync("ws/_runs/_probe", CancellationToken.None));
        Assert.All(found, traits => Assert.Equal(StoreTraits.Full, traits));
    }

    [Fact]
    public async Task LearnTraits_BucketWithVersions_SaysWhatIsWrong()
    {
        Assert.SkipUnless(stores.Server.IsOwn, "other servers honour conditions there");
        S3Store store = await stores.MakeAsync(versions: true);
        StoreTraits traits = await store.LearnTraitsAsync("ws/_runs/_probe", CancellationToken.None);
        Assert.Equal(new StoreTraits(false, "If-None-Match lets an existing object be overwritten"), traits);
    }

    [Fact]
    public async Task Put_NoCondition_OverwritesAlsoWhereVersionsAreKept()
    {
        S3Store store = await stores.MakeAsync(versions: true);
        foreach (string text in (string[])["one", "two"])
        {
            WriteOutcome outcome = await store.PutAsync("key", System.Text.Encoding.UTF8.GetBytes(text), WriteCondition.None, CancellationToken.None);
            Assert.Equal(WriteResult.Written, outcome.Result);
        }

        Assert.Equal("two"u8.ToArray(), (await store.GetAsync("key", CancellationToken.None))!.Content);
    }

    [Fact]
    public async Task Upload_ManyOpenAtOnce_DoNotStarveEachOther()
    {
        S3Store store = await stores.MakeAsync();
        IStagedUpload[] uploads = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => store.BeginUploadAsync($"{number}", Mark, CancellationToken.None)));
        byte[] piece = RandomNumberGenerator.GetBytes(3 * 1024 * 1024);
        for (int round = 0; round < 4; round++)
        {
            foreach (IStagedUpload upload in uploads)
            {
                await upload.WriteAsync(piece, CancellationToken.None);
            }
        }

        await Task.WhenAll(uploads.Select(async upload =>
        {
            await upload.StageAsync(CancellationToken.None);
            Assert.Equal(4L * piece.Length, (await upload.CompleteAsync(WriteCondition.Absent, CancellationToken.None)).Written!.Bytes);
            await upload.DisposeAsync();
        }));
    }

    [Fact]
    public async Task Open_ManyStreamsReadLastFirst_DoNotStarveEachOther()
    {
        S3Store store = await stores.MakeAsync();
        StoredObject written = await UploadAsync(store, "big", RandomNumberGenerator.GetBytes(2 * ObjectParts.PartBytes));
        Stream[] streams = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.OpenAsync(written.Pin, CancellationToken.None)));
        foreach (Stream stream in streams.Reverse())
        {
            await stream.CopyToAsync(Stream.Null);
            await stream.DisposeAsync();
        }
    }

    private static async Task<StoredObject> UploadAsync(S3Store store, string key, byte[] content)
    {
        await using IStagedUpload upload = await store.BeginUploadAsync(key, Mark, CancellationToken.None);
        await upload.WriteAsync(content, CancellationToken.None);
        await upload.StageAsync(CancellationToken.None);
        return (await upload.CompleteAsync(WriteCondition.None, CancellationToken.None)).Written!;
    }
}
