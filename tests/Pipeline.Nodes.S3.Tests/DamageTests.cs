using System.Security.Cryptography;
using System.Text;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;
using Pipeline.Nodes.Store.S3;

namespace Pipeline.Nodes.S3.Tests;

/// <summary>Bytes that are damaged on their way are sent again, but not for long; and no answer is not taken for one.</summary>
public sealed class DamageTests(S3Stores stores)
{
    private const string Text = "the config file of a pipeline";
    private const string Listing = "<ListBucketResult><Name>bucket</Name><KeyCount>1</KeyCount><IsTruncated>false</IsTruncated><Contents><Key>a</Key><Size>1</Size></Contents></ListBucketResult>";

    [Fact]
    public async Task Get_OneByteIsFlippedOnce_IsReadAgain()
    {
        int count = 0;
        await using var scripted = new ScriptedServer(_ => Whole(Interlocked.Increment(ref count) == 1 ? Text.Replace('f', 'g') : Text));
        SmallObject? found = await Open(scripted).GetAsync("a.json", CancellationToken.None);
        Assert.Equal((Text, 2), (Encoding.UTF8.GetString(found!.Content), scripted.Requests.Count));
    }

    [Fact]
    public async Task Get_BytesNeverMatchTheETag_IsBadDataAndNoMatterOfCredentials()
    {
        await using var scripted = new ScriptedServer(_ => Whole(Text.Replace('f', 'g')));
        BadDataException exception = await Assert.ThrowsAsync<BadDataException>(() => Open(scripted).GetAsync("a.json", CancellationToken.None));
        Assert.Contains("its bytes do not match its ETag, however often it is read", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1 + S3Calls.MostDamages, scripted.Requests.Count);
    }

    [Fact]
    public async Task List_AnswerIsGarbledOnce_IsAskedAgain()
    {
        int count = 0;
        await using var scripted = new ScriptedServer(_ => ScriptedServer.Text(
            200, Interlocked.Increment(ref count) == 1 ? Listing.Replace("</Name>", "</Nbme>", StringComparison.Ordinal) : Listing, "application/xml"));
        List<StoredObject> found = await Open(scripted).ListAsync("", recursive: true, CancellationToken.None).ToListAsync();
        Assert.Equal("a", Assert.Single(found).Key);
    }

    [Fact]
    public async Task Put_ServerSaysTheBytesWereDamaged_IsSentAgain()
    {
        int count = 0;
        await using var scripted = new ScriptedServer(_ => Interlocked.Increment(ref count) == 1
            ? ScriptedServer.Error(400, "XAmzContentSHA256Mismatch")
            : ScriptedServer.Text(200, "", headers: "ETag: \"abc\"\r\n"));
        WriteOutcome outcome = await Open(scripted).PutAsync("a.json", Encoding.UTF8.GetBytes(Text), WriteCondition.None, CancellationToken.None);
        Assert.Equal((WriteResult.Written, "abc"), (outcome.Result, outcome.Written?.ETag));
    }

    [Fact]
    public async Task LearnTraits_ServerNeverAnswersAWrite_IsNotTakenForAStoreWithoutConditions()
    {
        await using var scripted = new ScriptedServer(head => head.StartsWith("HEAD", StringComparison.Ordinal)
            ? ScriptedServer.Text(404, "")
            : ScriptedServer.Error(500, "InternalError"));
        TryAgainException exception = await Assert.ThrowsAsync<TryAgainException>(() => Open(scripted).LearnTraitsAsync("_probe", CancellationToken.None));
        Assert.Contains("did not say 5 times whether it honours conditional writes", exception.Message, StringComparison.Ordinal);
    }

    private static byte[] Whole(string body)
    {
#pragma warning disable CA5351 // An ETag is an MD5.
        string eTag = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(Text)));
#pragma warning restore CA5351
        return ScriptedServer.Text(200, body, headers: $"ETag: \"{eTag}\"\r\n");
    }

    private S3Store Open(ScriptedServer scripted) => stores.Open(
        "bucket",
        address: scripted.Address,
        patience: new S3Patience { Total = TimeSpan.FromSeconds(5), FirstPause = TimeSpan.FromMilliseconds(5), LongestPause = TimeSpan.FromMilliseconds(20) });
}
