using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;
using Pipeline.Nodes.Store.S3;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.S3.Tests;

/// <summary>Each way in which S3 fails ends with its own exit code and a text that says what to do.</summary>
public sealed class S3ErrorTests(S3Stores stores)
{
    private static readonly S3Patience Short = new()
    {
        Total = TimeSpan.FromMilliseconds(500),
        Unreachable = TimeSpan.FromMilliseconds(100),
        FirstPause = TimeSpan.FromMilliseconds(5),
        LongestPause = TimeSpan.FromMilliseconds(20),
    };

    [Fact]
    public async Task Get_WrongSecret_IsDenied()
    {
        string bucket = await stores.Server.MakeBucketAsync();
        var credentials = new BasicAWSCredentials((await stores.Server.Credentials.GetCredentialsAsync()).AccessKey, "wrong");
        await AssertFailsAsync(stores.Open(bucket, credentials), ExitCode.Denied, "403 SignatureDoesNotMatch", "Correct AWS_SECRET_ACCESS_KEY");
    }

    [Fact]
    public async Task Get_UnknownAccessKey_IsDenied()
    {
        string bucket = await stores.Server.MakeBucketAsync();
        await AssertFailsAsync(stores.Open(bucket, new BasicAWSCredentials("nobody", "x")), ExitCode.Denied, "403 InvalidAccessKeyId", "Correct AWS_ACCESS_KEY_ID");
    }

    [Fact]
    public async Task Get_NoSuchBucket_IsAMistakeOfTheConfiguration()
        => await AssertFailsAsync(stores.Open("no-such-bucket-here"), ExitCode.Config, "There is no bucket 'no-such-bucket-here'", "PIPELINE_BUCKET");

    [Fact]
    public async Task List_NoSuchBucket_IsAMistakeOfTheConfiguration()
    {
        NodeException exception = await Assert.ThrowsAnyAsync<NodeException>(
            async () => await stores.Open("no-such-bucket-here").ListAsync("", recursive: false, CancellationToken.None).ToListAsync());
        Assert.Equal(ExitCode.Config, exception.ExitCode);
    }

    [Fact]
    public async Task Get_BucketsNameThatThisServerRefuses_IsAMistakeOfTheConfiguration()
        => await AssertFailsAsync(stores.Open("No_Such..Bucket"), ExitCode.Config, "There is no bucket 'No_Such..Bucket'", "Create it, or correct its name (PIPELINE_BUCKET)");

    [Theory]
    [InlineData("https://s3.eu-west-1.amazonaws.com")]
    [InlineData("https://s3.dualstack.eu-west-1.amazonaws.com")]
    public async Task ForBucket_NameThatAwsCannotHaveInItsRegion_IsRefusedBeforeAnythingIsSent(string address)
    {
        using S3Clients clients = OpenAws(address);
        var exception = await Assert.ThrowsAsync<ConfigException>(() => clients.ForBucketAsync(Place(clients), CancellationToken.None));
        Assert.EndsWith(
            " in eu-west-1 is named 'Old_Bucket': AWS takes 3 to 63 lower-case letters, digits, '-' and '.', and it holds 'O'. Buckets of us-east-1 from before March 2018 may have such "
            + "names: set AWS_REGION=us-east-1 if it is one of them; else correct its name (PIPELINE_BUCKET) or S3_ENDPOINT.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForBucket_NameOfAnOldBucketOfUsEast1_IsTaken()
    {
        using S3Clients clients = OpenAws("https://s3.us-east-1.amazonaws.com");
        Assert.NotNull(await clients.ForBucketAsync(Place(clients), CancellationToken.None));
    }

    [Fact]
    public async Task Get_WithoutPermissionToList_NamesBothCauses()
    {
        Assert.SkipUnless(stores.Server.IsOwn, "the user 'other' is known to the server that the tests start");
        string bucket = await stores.Server.MakeBucketAsync();
        await stores.Server.Client.PutObjectAsync(new() { BucketName = bucket, Key = "there", ContentBody = "x" });
        await stores.Server.Client.PutBucketPolicyAsync(
            bucket,
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"arn:aws:iam:::user/other\"]},"
            + $"\"Action\":[\"s3:GetObject\"],\"Resource\":[\"arn:aws:s3:::{bucket}/*\"]}}]}}");
        S3Store store = stores.Open(bucket, new BasicAWSCredentials("other", "othersecret"));
        Assert.NotNull(await store.GetAsync("there", CancellationToken.None));
        await AssertFailsAsync(store, ExitCode.Denied, "may not read it (grant s3:GetObject", "grant s3:ListBucket");
    }

    [Fact]
    public async Task Put_WithoutPermission_NamesIt()
    {
        Assert.SkipUnless(stores.Server.IsOwn, "the user 'other' is known to the server that the tests start");
        S3Store store = stores.Open(await stores.Server.MakeBucketAsync(), new BasicAWSCredentials("other", "othersecret"));
        AccessDeniedException exception = await Assert.ThrowsAsync<AccessDeniedException>(
            () => store.PutAsync("key", new byte[1], WriteCondition.Absent, CancellationToken.None));
        Assert.Contains("Grant the credentials s3:PutObject", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Translate_DeniedToTheBucketItself_NamesItWithoutASlash()
    {
        var denied = new AmazonS3Exception("no", ErrorType.Sender, "AccessDenied", "1", HttpStatusCode.Forbidden);
        var place = new S3Place("results", "PIPELINE_BUCKET", S3Endpoint.Aws);
        string text = S3Texts.Translate(denied, new S3Action("read the versioning of", "s3:GetBucketVersioning"), place, "").Message;
        Assert.Contains("s3:GetBucketVersioning on results,", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NobodyListens_IsUnavailable()
        => await AssertFailsAsync(Open(new Uri($"http://127.0.0.1:{LoopbackPort.Free()}")), ExitCode.Unavailable, "cannot be reached", "Correct S3_ENDPOINT");

    [Fact]
    public async Task Get_UnknownHost_IsUnavailable()
        => await AssertFailsAsync(Open(new Uri("http://no-such-host.invalid:9000")), ExitCode.Unavailable, "cannot be reached", "Correct S3_ENDPOINT");

    [Fact]
    public async Task Get_HttpsToAServerOfPlainHttp_NamesTheScheme()
    {
        var address = new UriBuilder(stores.Endpoint.Address!) { Scheme = Uri.UriSchemeHttps }.Uri;
        await AssertFailsAsync(Open(address), ExitCode.Unavailable, "does not speak TLS", "S3_ENDPOINT=http://");
    }

    [Theory]
    [InlineData(503, "SlowDown", ExitCode.Temporary, "fewer requests")]
    [InlineData(500, "InternalError", ExitCode.Unavailable, "the server failed")]
    [InlineData(403, "RequestTimeTooSkewed", ExitCode.Denied, "Set this machine's clock")]
    [InlineData(400, "ExpiredToken", ExitCode.Denied, "has expired")]
    [InlineData(301, "PermanentRedirect", ExitCode.Unavailable, "another region")]
    [InlineData(400, "AuthorizationHeaderMalformed", ExitCode.Unavailable, "Set AWS_REGION")]
    [InlineData(400, "XAmzContentSHA256Mismatch", ExitCode.Unavailable, "AWS_REQUEST_CHECKSUM_CALCULATION=when_required")]
    [InlineData(400, "InvalidBucketName", ExitCode.Config, "it takes no bucket named 'bucket'. Correct the name (PIPELINE_BUCKET) or S3_ENDPOINT.")]
    public async Task Get_ErrorOfTheServer_IsExplained(int status, string code, ExitCode exitCode, string text)
    {
        await using var scripted = new ScriptedServer(_ => ScriptedServer.Error(status, code, "words of the server"));
        await AssertFailsAsync(Open(scripted.Address), exitCode, $"{status} {code}", text);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Get_ServerErrorWithoutABody_IsTriedAgain(int status)
    {
        int count = 0;
        await using var scripted = new ScriptedServer(_ => Interlocked.Increment(ref count) == 1
            ? ScriptedServer.Text(status, "")
            : ScriptedServer.Text(200, "content", headers: "ETag: \"9a0364b9e99bb480dd25e1f0284c8555\"\r\n"));
        SmallObject found = (await Open(scripted.Address).GetAsync("key", CancellationToken.None))!;
        Assert.Equal("content"u8.ToArray(), found.Content);
        Assert.Equal(2, scripted.Requests.Count);
    }

    [Fact]
    public async Task Get_ConnectionIsClosedWithoutAnAnswer_IsTriedAgain()
    {
        int count = 0;
        await using var scripted = new ScriptedServer(_ => Interlocked.Increment(ref count) <= 2 ? [] : ScriptedServer.Text(200, "content"));
        Assert.NotNull(await Open(scripted.Address).GetAsync("key", CancellationToken.None));
        Assert.Equal(3, scripted.Requests.Count);
    }

    [Fact]
    public async Task List_AnswerIsAWebPage_SaysThatItIsNoS3()
    {
        await using var scripted = new ScriptedServer(_ => ScriptedServer.Text(200, "<html><body>Console</body>", "text/html"));
        NodeException exception = await Assert.ThrowsAnyAsync<NodeException>(
            async () => await Open(scripted.Address).ListAsync("", recursive: false, CancellationToken.None).ToListAsync());
        Assert.Equal(ExitCode.Unavailable, exception.ExitCode);
        Assert.Contains("does not speak S3", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "InternalError")]
    [InlineData(409, "ConditionalRequestConflict")]
    [InlineData(503, "SlowDown")]
    public async Task Put_AnswerIsAnError_IsSentOnceAndUnknown(int status, string code)
    {
        await using var scripted = new ScriptedServer(_ => ScriptedServer.Error(status, code));
        WriteOutcome outcome = await Open(scripted.Address).PutAsync("key", new byte[1], WriteCondition.Absent, CancellationToken.None);
        Assert.Equal(WriteOutcome.Unknown, outcome);
        Assert.Single(scripted.Requests);
    }

    [Fact]
    public async Task Put_AnswerIsLost_IsSentOnceAndUnknown()
    {
        await using var scripted = new ScriptedServer(_ => []);
        Assert.Equal(WriteOutcome.Unknown, await Open(scripted.Address).PutAsync("key", new byte[1], WriteCondition.Absent, CancellationToken.None));
        Assert.Single(scripted.Requests);
    }

    private static async Task AssertFailsAsync(S3Store store, ExitCode exitCode, params string[] texts)
    {
        NodeException exception = await Assert.ThrowsAnyAsync<NodeException>(() => store.GetAsync("missing", CancellationToken.None));
        Assert.All(texts, text => Assert.Contains(text, exception.Message, StringComparison.Ordinal));
        Assert.Equal(exitCode, exception.ExitCode);
    }

    private static S3Clients OpenAws(string address)
    {
        S3Endpoint endpoint = S3Endpoint.Of(new Uri(address), "S3_ENDPOINT");
        return new S3Clients(new S3Connection { Endpoint = endpoint, Region = endpoint.Region, Credentials = new AnonymousAWSCredentials() });
    }

    private static S3Place Place(S3Clients clients) => new("Old_Bucket", "PIPELINE_BUCKET", clients.Connection.Endpoint);

    private S3Store Open(Uri address) => stores.Open("bucket", address: address, patience: Short);
}
