using System.Globalization;
using System.Text.Json;
using Pipeline.Nodes.TestSupport;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.EndToEnd.Tests.S3;

/// <summary>A script in another language between two nodes: it knows the bucket's layout and nothing else of ours.</summary>
public sealed class ForeignScriptTests(S3Fixture s3)
{
    // They need Debian's python3-boto3.
    private static readonly NodeProgram Plain = Script("keep_usage.py");
    private static readonly NodeProgram Checked = Script("keep_usage_checked.py");

    [Fact]
    public async Task ThreeNodes_Boto3ScriptBetweenThem_AreOnePipeline()
    {
        Bucket bucket = Prepare("""{ "input_dir": "data", "output_dir": "usage" }""");

        await RunAsync(Programs.Fetcher, bucket);
        int rows = int.Parse((await RunAsync(Plain, bucket)).Output, CultureInfo.InvariantCulture);
        await RunAsync(Programs.Analyzer, bucket);
        await RunAsync(Programs.Renderer, bucket);

        Assert.InRange(rows, 1, 999);
        Assert.Equal(rows, RowsOfSummary(bucket));
        Assert.Contains("results/cumulative_cost.png", bucket.Published());
        Assert.DoesNotContain("usage/_manifest.json", bucket.Published());
    }

    [Fact]
    public async Task ThreeNodes_ScriptWithAManifestBetweenThem_CheckEachOther()
    {
        Bucket bucket = Prepare("""{ "type": "keep-usage", "input_dir": "data", "output_dir": "usage" }""");

        await RunAsync(Programs.Fetcher, bucket);
        NodeResult early = await Programs.Analyzer.RunAsync(bucket, ("PIPELINE_RUN_ID", "one"));
        int rows = int.Parse((await RunAsync(Checked, bucket)).Output, CultureInfo.InvariantCulture);
        await RunAsync(Checked, bucket);
        await RunAsync(Programs.Analyzer, bucket);

        Assert.Equal(66, early.ExitCode);
        Assert.Equal(rows, RowsOfSummary(bucket));
        JsonElement input = JsonDocument.Parse(bucket.Read("processed/_manifest.json")).RootElement.GetProperty("inputs")[0];
        Assert.Equal("usage/usage.csv", input.GetProperty("path").GetString());
        Assert.Equal(64, input.GetProperty("sha256").GetString()!.Length);
    }

    [Fact]
    public async Task Script_InputOfAnotherRunOrOtherBytes_EndsAsANodeDoes()
    {
        Bucket bucket = Prepare("""{ "type": "keep-usage", "input_dir": "data", "output_dir": "usage" }""");
        await RunAsync(Programs.Fetcher, bucket);

        Assert.Equal(66, (await Checked.RunAsync(bucket, ("PIPELINE_RUN_ID", "two"))).ExitCode);
        bucket.WithInput("data/input.csv", "other,bytes\n");
        Assert.Equal(75, (await Checked.RunAsync(bucket, ("PIPELINE_RUN_ID", "one"))).ExitCode);
        Assert.False(bucket.Has("usage/_manifest.json"));
    }

    private static NodeProgram Script(string name) => new("/usr/bin/python3", Repository.PathOf("samples", "python-node", name));

    private Bucket Prepare(string section) => new S3Bucket(s3.Server).WithSampleBill().WithConfig($$"""
        {
          "node_1": { "type": "data-fetcher", "data_url": "bills/focus_sample.csv" },
          "keep_usage": {{section}},
          "node_2": { "type": "cost-analyzer", "input_dir": "usage" },
          "node_3": { "type": "chart-renderer" }
        }
        """);

    private static int RowsOfSummary(Bucket bucket)
        => JsonDocument.Parse(bucket.Read("processed/summary.json")).RootElement.GetProperty("currencies")[0].GetProperty("row_count").GetInt32();

    private static async Task<NodeResult> RunAsync(NodeProgram program, Bucket bucket)
    {
        NodeResult result = await program.RunAsync(bucket, ("PIPELINE_RUN_ID", "one"));
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        return result;
    }
}
