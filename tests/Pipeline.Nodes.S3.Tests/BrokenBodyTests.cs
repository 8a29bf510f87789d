using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;
using Pipeline.Nodes.Store.S3;
using Pipeline.Nodes.Tests.Store;

namespace Pipeline.Nodes.S3.Tests;

/// <summary>Bodies that break off are gone on with, from where they stopped and only while the same object stands there.</summary>
public sealed partial class BrokenBodyTests(S3Stores stores)
{
    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(100_000);
    private static readonly ObjectPin Pin = new("data/a.bin", Content.Length, "abc", VersionId: null);

    [Fact]
    public async Task Download_BodyBreaksOffAgainAndAgain_GoesOnFromThere()
    {
        using var folder = new TemporaryFolder();
        await using var scripted = new ScriptedServer(head => Range(head, atMost: 30_000));
        string sha256 = await Open(scripted).DownloadAsync(Pin, folder.Of("a"), _ => { }, CancellationToken.None);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Content)), sha256);
        Assert.Equal(Content, await File.ReadAllBytesAsync(folder.Of("a")));
        Assert.Equal(["0-99999", "30000-99999", "60000-99999", "90000-99999"], scripted.Requests.Select(RangeText));
        Assert.All(scripted.Requests, head => Assert.Contains("If-Match: \"abc\"", head, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Open_ReplacedAfterTheBodyBrokeOff_IsNeverAMixture()
    {
        int count = 0;
        await using var scripted = new ScriptedServer(head => Interlocked.Increment(ref count) == 1
            ? Range(head, atMost: 30_000)
            : head.StartsWith("HEAD", StringComparison.Ordinal) ? ScriptedServer.Text(404, "") : ScriptedServer.Error(412, "PreconditionFailed"));
        await Assert.ThrowsAsync<ObjectChangedException>(() => Open(scripted).OpenAsync(Pin, CancellationToken.None));
    }

    [Fact]
    public async Task Download_ServerIgnoresTheRange_IsNotTakenForIt()
    {
        using var folder = new TemporaryFolder();
        int count = 0;
        await using var scripted = new ScriptedServer(head => Interlocked.Increment(ref count) == 1
            ? Range(head, atMost: 30_000)
            : Range("", atMost: 0));
        UnavailableException exception = await Assert.ThrowsAsync<UnavailableException>(
            () => Open(scripted).DownloadAsync(Pin, folder.Of("a"), _ => { }, CancellationToken.None));
        Assert.Contains("with a whole object to a request for bytes 30,000", exception.Message, StringComparison.Ordinal);
    }

    private static byte[] Range(string head, int atMost)
    {
        string range = RangeText(head);
        int start = range.Length == 0 ? 0 : int.Parse(range.Split('-')[0], CultureInfo.InvariantCulture);
        int length = Content.Length - start;
        string status = range.Length == 0 ? "200 OK" : "206 Partial Content";
        byte[] answer = Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nETag: \"abc\"\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
        return [.. answer, .. Content.AsSpan(start, Math.Min(length, atMost))];
    }

    private static string RangeText(string head) => RangeHeader().Match(head).Groups[1].Value;

    private S3Store Open(ScriptedServer scripted) => stores.Open(
        "bucket",
        address: scripted.Address,
        patience: new S3Patience { Total = TimeSpan.FromMilliseconds(100), FirstPause = TimeSpan.FromMilliseconds(5), LongestPause = TimeSpan.FromMilliseconds(20) });

    [GeneratedRegex(@"\r\nRange: bytes=(\d+-\d+)", RegexOptions.IgnoreCase)]
    private static partial Regex RangeHeader();
}
