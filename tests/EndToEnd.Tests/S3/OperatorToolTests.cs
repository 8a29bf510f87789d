using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Nodes.TestSupport;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.EndToEnd.Tests.S3;

/// <summary>An operator's day with the native tool, at a real S3 server.</summary>
public sealed partial class OperatorToolTests(S3Fixture s3) : IDisposable
{
    private const string Config = """
        {
          "node_1": { "type": "data-fetcher", "data_url": "bills/focus_sample.csv", "timeout": 30 },
          "node_2": { "type": "cost-analyzer" },
          "node_3": { "type": "chart-renderer", "chart_dpi": 100 },
          "s3": { "bucket": "pipeline-bucket" }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-operator-");

    private string ConfigPath => Path.Combine(_folder.FullName, Bucket.ConfigKey);

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Day_FromTheFirstPushToTheFirstEdit_EachStepIsOneCommand(bool versions)
    {
        S3Bucket bucket = new(s3.Server, versions);
        bucket.WithSampleBill();
        string first = Config.Replace("pipeline-bucket", bucket.Name, StringComparison.Ordinal);
        await File.WriteAllTextAsync(ConfigPath, first, TestContext.Current.CancellationToken);
        await ExpectAsync(0, bucket, "config", "push", ConfigPath);
        string firstTag = JsonNode.Parse((await ExpectAsync(0, bucket, "config", "push", ConfigPath, "--dry-run", "--json")).Output)!["etag"]!.GetValue<string>();
        foreach (NodeProgram node in Programs.InOrder)
        {
            NodeResult end = await node.RunAsync(bucket, ("PIPELINE_RUN_ID", "run 1"));
            Assert.True(end.ExitCode == 0, end.Output);
        }

        JsonNode run = JsonNode.Parse((await ExpectAsync(0, bucket, "status", Bucket.DagKey, "--json")).Output)!["runs"]![0]!;
        Assert.Equal("run 1", run["run"]!.GetValue<string>());
        Assert.Equal(["published", "published", "published"], run["attempts"]!.AsArray().Select(attempt => attempt!["state"]!.GetValue<string>()));
        string verified = (await ExpectAsync(0, bucket, "verify", Bucket.DagKey)).Output;
        Assert.Contains("from bills/focus_sample.csv", verified, StringComparison.Ordinal);
        await ExpectAsync(0, bucket, "verify", Bucket.DagKey, "--checksums");

        await File.WriteAllTextAsync(ConfigPath, first.Replace("\"chart_dpi\": 100", "\"chart_dpi\": 120", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        string pushed = (await ExpectAsync(0, bucket, "config", "push", ConfigPath, "--if-match", firstTag)).Output;
        Assert.Contains("chart_dpi: 100 -> 120", pushed, StringComparison.Ordinal);
        await ExpectAsync(75, bucket, "config", "push", ConfigPath, "--if-match", firstTag);
        JsonArray history = JsonNode.Parse((await ExpectAsync(0, bucket, "config", "history", Bucket.DagKey, "--json")).Output)!["versions"]!.AsArray();
        Assert.Equal(versions ? 3 : 2, history.Count);
        foreach (JsonNode? version in history.Where(version => version!["is_current"]!.GetValue<bool>() == false))
        {
            NodeResult old = await ExpectAsync(0, bucket, "config", "pull", Bucket.DagKey, "--output", "-", $"--version={version!["id"]!.GetValue<string>()}");
            Assert.Equal(first, old.Output.TrimEnd());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Doctor_OfABucket_TriesEverythingAndLeavesNothing(bool versions)
    {
        S3Bucket bucket = new(s3.Server, versions);
        bucket.WithSampleBill().WithConfig(Config);
        await s3.Server.Client.InitiateMultipartUploadAsync(bucket.Name, "elsewhere/of-another-program", TestContext.Current.CancellationToken);

        NodeResult root = await ExpectAsync(0, bucket, "doctor");
        NodeResult below = await ExpectAsync(0, bucket, "doctor", Bucket.DagKey);
        Assert.Matches("unfinished uploads +ok +none\n", below.Output);

        Amazon.S3.Model.ListVersionsResponse left = await s3.Server.Client.ListVersionsAsync(bucket.Name, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(left.Versions, version => version.Key.Contains("_doctor", StringComparison.Ordinal));
        if (s3.Server.IsOwn)
        {
            Approval.Verify(Scrub(root.Output, bucket), name: versions ? "versions" : "plain");
        }
    }

    [Fact]
    public async Task IamPolicy_GivenToAUserWhoHasNothingElse_IsEnoughAndNoMore()
    {
        S3Bucket bucket = new(s3.Server);
        bucket.WithSampleBill().WithConfig(Config);
        await File.WriteAllTextAsync(ConfigPath, Config.Replace("pipeline-bucket", bucket.Name, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        JsonObject policy = JsonNode.Parse((await ExpectAsync(0, bucket, "iam-policy", ConfigPath)).Output)!.AsObject();
        foreach (JsonNode? statement in policy["Statement"]!.AsArray())
        {
            statement!["Principal"] = new JsonObject { ["AWS"] = new JsonArray("arn:aws:iam:::user/other") };
        }

        await s3.Server.Client.PutBucketPolicyAsync(bucket.Name, policy.ToJsonString(), TestContext.Current.CancellationToken);
        (string, string?)[] other = [("AWS_ACCESS_KEY_ID", "other"), ("AWS_SECRET_ACCESS_KEY", "othersecret"), ("PIPELINE_NAME", Bucket.Pipeline)];
        foreach (NodeProgram node in Programs.InOrder)
        {
            NodeResult end = await node.RunAsync(bucket, other);
            Assert.True(end.ExitCode == 0, end.Output);
        }

        NodeResult doctor = await Tool("doctor").RunAsync(bucket, other);
        Assert.Equal(77, doctor.ExitCode);
        Assert.Contains("s3:PutObject", doctor.Output, StringComparison.Ordinal);
        NodeResult below = await Tool("doctor", Bucket.DagKey).RunAsync(bucket, other);
        if (s3.Server.IsOwn)
        {
            Approval.Verify($"exit code {below.ExitCode}\n{Scrub(below.Output, bucket)}");
        }

        Assert.Equal(0, below.ExitCode);
    }

    [Fact]
    public async Task Doctor_EverythingThatIsSetUpWrongly_IsNamedWithItsFix()
    {
        S3Bucket bucket = new(s3.Server);
        StringBuilder transcript = new();
        string clock = Directory.GetDirectories("/usr/lib", "*-linux-gnu").Select(folder => Path.Combine(folder, "faketime", "libfaketime.so.1")).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("Install Debian's faketime: it gives a program a wrong clock.");
        using HttpListener html = StartHtml(out string address);
        await AddAsync("no such bucket", ("PIPELINE_BUCKET", "no-such-bucket"));
        await AddAsync("wrong secret", ("AWS_SECRET_ACCESS_KEY", "wrong"));
        await AddAsync("a clock that is off", ("LD_PRELOAD", clock), ("FAKETIME", "-1h"));
        await AddAsync("an endpoint that answers HTML", ("S3_ENDPOINT", address));
        await AddAsync("https where http is spoken", ("S3_ENDPOINT", $"https://{s3.Server.Address.Authority}"));

        Approval.Verify(transcript.ToString());

        async Task AddAsync(string title, params (string, string?)[] environment)
        {
            NodeResult result = await Tool("doctor").RunAsync(bucket, environment);
            transcript.Append($"{title}: exit code {result.ExitCode}\n{Scrub(result.Output + result.Error, bucket)}\n");
        }
    }

    private static HttpListener StartHtml(out string address)
    {
        address = $"http://127.0.0.1:{LoopbackPort.Free()}";
        HttpListener listener = new();
        listener.Prefixes.Add(address + "/");
        listener.Start();
        _ = Task.Run(async () =>
        {
            while (listener.IsListening)
            {
                HttpListenerContext context = await listener.GetContextAsync();
                context.Response.ContentType = "text/html";
                await context.Response.OutputStream.WriteAsync("<html><body>Console</body></html>"u8.ToArray());
                context.Response.Close();
            }
        });
        return listener;
    }

    private static NodeProgram Tool(params string[] arguments) => new(Repository.PathOf("artifacts", "publish", "pipeline", "pipeline"), arguments);

    private static async Task<NodeResult> ExpectAsync(int exitCode, Bucket bucket, params string[] arguments)
    {
        NodeResult result = await Tool(arguments).RunAsync(bucket);
        Assert.True(result.ExitCode == exitCode, $"pipeline {string.Join(' ', arguments)}: {result.ExitCode} in place of {exitCode}\n{result.Output}{result.Error}");
        return result;
    }

    private static string Scrub(string text, Bucket bucket)
    {
        text = Stable.Text(text.Replace(bucket.Name, "{name}", StringComparison.Ordinal), bucket);
        text = Scratch().Replace(text, "_doctor-{random}");
        return Off().Replace(text, "{seconds} s behind");
    }

    [GeneratedRegex("_doctor-[0-9a-f]{12}")]
    private static partial Regex Scratch();

    [GeneratedRegex(@"\d+ s behind")]
    private static partial Regex Off();
}
