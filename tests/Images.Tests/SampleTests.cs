using System.Security.Cryptography;
using System.Text.Json;
using Pipeline.Nodes.TestSupport;
using Pipeline.Nodes.TestSupport.S3;
using PutObjectRequest = Amazon.S3.Model.PutObjectRequest;

namespace Pipeline.Nodes.Images.Tests;

/// <summary>The sample bill through the three images, as a locked-down cluster runs them.</summary>
public sealed class SampleTests(Engine engine) : IDisposable
{
    private readonly FolderBucket _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ThreeImages_FolderAndAnyUser_PublishFilesOfThatUser()
    {
        const int Anybody = 123456;
        _folder.WithConfig(Configs.Typed).WithSampleBill();
        await RunAsync("/usr/bin/chown", "-R", $"{Anybody}:{Anybody}", _folder.Address);

        foreach (string type in Engine.Types)
        {
            NodeResult result = await engine.Hardened(
                type, "none", "--user", $"{Anybody}:{Anybody}", "--volume", $"{_folder.Address}:{_folder.Address}").RunAsync(_folder);
            Assert.True(result.ExitCode == 0, result.Output + result.Error);
        }

        AssertPublished(_folder);
        foreach (string file in Directory.EnumerateFiles(_folder.PathOf("results")))
        {
            Assert.Equal(Anybody, int.Parse((await RunAsync("/usr/bin/stat", "--format=%u", file)).Trim()));
        }
    }

    [Fact]
    public async Task ThreeImages_S3AndFourVariables_TakeABillToPictures()
    {
        await using S3Server server = await S3Server.StartAsync();
        await server.Client.PutBucketAsync("pipeline-bucket");
        Bucket bucket = new S3Bucket(server, "pipeline-bucket").WithConfig(Configs.Typed).WithSampleBill();

        foreach (string type in Engine.Types)
        {
            NodeResult result = await engine.Hardened(type, network: null).RunBareAsync([("DAG_KEY", Bucket.DagKey), .. server.Environment]);
            Assert.True(result.ExitCode == 0, result.Output + result.Error);
        }

        AssertPublished(bucket);
    }

    [Fact]
    public async Task Fetcher_LargeObjectInASmallContainer_IsStreamedWithinItsMemory()
    {
        const int ObjectBytes = 200 * 1024 * 1024;
        await using S3Server server = await S3Server.StartAsync();
        await server.Client.PutBucketAsync("pipeline-bucket");
        Bucket bucket = new S3Bucket(server, "pipeline-bucket").WithConfig("""{ "fetch": { "type": "data-fetcher", "data_url": "bills/large.bin" } }""");
        using (var content = new MemoryStream(RandomNumberGenerator.GetBytes(ObjectBytes)))
        {
            await server.Client.PutObjectAsync(new PutObjectRequest { BucketName = bucket.Name, Key = "bills/large.bin", InputStream = content });
        }

        NodeResult result = await engine.Hardened("data-fetcher", network: null, "--memory", "128m", "--memory-swap", "128m")
            .RunBareAsync([("DAG_KEY", Bucket.DagKey), .. server.Environment]);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        JsonElement artifact = JsonDocument.Parse(bucket.Read("data/_manifest.json")).RootElement.GetProperty("artifacts")[0];
        Assert.Equal(ObjectBytes, artifact.GetProperty("bytes").GetInt64());
    }

    private static void AssertPublished(Bucket bucket)
    {
        JsonElement summary = JsonDocument.Parse(bucket.Read("processed/summary.json")).RootElement;
        Assert.Equal("20.52022672899", summary.GetProperty("currencies")[0].GetProperty("total").GetString());
        Assert.Contains(bucket.Published(), name => name.StartsWith("results/", StringComparison.Ordinal) && name.EndsWith(".png", StringComparison.Ordinal));
    }

    private static async Task<string> RunAsync(string program, params string[] arguments) => (await new NodeProgram(program).AskAsync(arguments)).Output;
}
