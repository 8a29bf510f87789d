using Pipeline.Nodes.TestSupport;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.EndToEnd.Tests.S3;

/// <summary>What an operator reads when the S3 side of a pod is set up wrongly: one clear line each, approved.</summary>
public sealed class S3ErrorTextTests(S3Fixture s3)
{
    private readonly Bucket _bucket = new S3Bucket(s3.Server).WithSampleBill().WithConfig(Configs.Typed);

    [Fact]
    public Task Fetcher_UnknownAccessKey_EndsWith77() => ExpectAsync(77, Programs.Fetcher, ("AWS_ACCESS_KEY_ID", "nobody"));

    [Fact]
    public Task Fetcher_WrongSecret_EndsWith77() => ExpectAsync(77, Programs.Fetcher, ("AWS_SECRET_ACCESS_KEY", "wrong"));

    [Fact]
    public Task Fetcher_NoCredentials_EndsWith77() => ExpectAsync(
        77,
        Programs.Fetcher,
        ("AWS_ACCESS_KEY_ID", null),
        ("AWS_SECRET_ACCESS_KEY", null),
        ("AWS_EC2_METADATA_DISABLED", "true"),
        ("AWS_SHARED_CREDENTIALS_FILE", "/no/such/file"),
        ("AWS_CONFIG_FILE", "/no/such/file"));

    [Fact]
    public Task Fetcher_MayNotList_EndsWith77AndNamesThePermission()
        => ExpectAsync(77, Programs.Fetcher, ("AWS_ACCESS_KEY_ID", "other"), ("AWS_SECRET_ACCESS_KEY", "othersecret"));

    [Fact]
    public async Task Fetcher_KeyIsMissingAndMayNotList_EndsWith77AndNamesBothCauses()
    {
        await s3.Server.Client.PutBucketPolicyAsync(
            _bucket.Name,
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"arn:aws:iam:::user/other\"]},"
            + $"\"Action\":[\"s3:GetObject\"],\"Resource\":[\"arn:aws:s3:::{_bucket.Name}/*\"]}}]}}");
        await ExpectAsync(
            77, Programs.Fetcher, ("AWS_ACCESS_KEY_ID", "other"), ("AWS_SECRET_ACCESS_KEY", "othersecret"), ("PIPELINE_NAME", "another"));
    }

    [Fact]
    public Task Fetcher_NoSuchBucket_EndsWith78() => ExpectAsync(78, Programs.Fetcher, ("PIPELINE_BUCKET", "no-such-bucket"));

    [Fact]
    public Task Fetcher_HttpsWhereHttpIsSpoken_EndsWith69()
        => ExpectAsync(69, Programs.Fetcher, ("S3_ENDPOINT", $"https://{s3.Server.Address.Authority}"));

    [Fact]
    public Task Fetcher_EndpointIsNoAddress_EndsWith64() => ExpectAsync(64, Programs.Fetcher, ("S3_ENDPOINT", "ftp://minio:9000/path"));

    [Fact]
    public Task Fetcher_ChecksumModeIsUnknown_EndsWith64() => ExpectAsync(64, Programs.Fetcher, ("AWS_REQUEST_CHECKSUM_CALCULATION", "always"));

    [Fact]
    public async Task Fetcher_ClockIsAnHourOff_EndsWith77()
    {
        string? library = Directory.GetDirectories("/usr/lib", "*-linux-gnu").Select(folder => Path.Combine(folder, "faketime", "libfaketime.so.1")).FirstOrDefault(File.Exists);
        Assert.True(library is not null, "Install Debian's faketime: it gives a program a wrong clock.");
        await ExpectAsync(77, Programs.Fetcher, ("LD_PRELOAD", library), ("FAKETIME", "-1h"));
    }

    private async Task ExpectAsync(int exitCode, NodeProgram program, params (string Name, string? Value)[] environment)
    {
        NodeResult result = await program.RunAsync(_bucket, environment);
        Assert.True(result.ExitCode == exitCode, $"{result.ExitCode} in place of {exitCode}:\n{result.Output}{result.Error}");
        Assert.DoesNotContain("   at ", result.Output, StringComparison.Ordinal);
        string text = result.Verdict.Replace(_bucket.Address, "{bucket}", StringComparison.Ordinal).Replace(_bucket.Name, "{name}", StringComparison.Ordinal);
        Approval.Verify(Stable.Text(text, _bucket), testMethod: TestContext.Current.TestMethod!.MethodName);
    }
}
