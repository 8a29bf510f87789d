using System.Globalization;
using System.Text.Json;
using Pipeline.Nodes.TestSupport;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.EndToEnd.Tests.S3;

/// <summary>A script in another language between two nodes: it knows the bucket's layout and nothing else of ours.</summary>
public sealed class ForeignScriptTests(S3Fixture s3)
{
    // It needs Debian's python3-boto3.
    private static readonly NodeProgram Script = new("/usr/bin/python3", Repository.PathOf("tests", "EndToEnd.Tests", "S3", "keep_usage.py"));

    [Fact]
    public async Task ThreeNodes_Boto3ScriptBetweenThem_AreOnePipeline()
    {
        Bucket bucket = new S3Bucket(s3.Server).WithSampleBill().WithConfig("""
            {
              "node_1": { "type": "data-fetcher", "data_url": "bills/focus_sample.csv" },
              "keep_usage": { "input_dir": "data", "output_dir": "usage" },
              "node_2": { "type": "cost-analyzer", "input_dir": "usage" },
              "node_3": { "type": "chart-renderer" }
            }
            """);

        await RunAsync(Programs.Fetcher, bucket);
        int rows = int.Parse((await RunAsync(Script, bucket)).Output, CultureInfo.InvariantCulture);
        await RunAsync(Programs.Analyzer, bucket);
        await RunAsync(Programs.Renderer, bucket);

        Assert.InRange(rows, 1, 999);
        Assert.Equal(rows, JsonDocument.Parse(bucket.Read("processed/summary.json")).RootElement.GetProperty("currencies")[0].GetProperty("row_count").GetInt32());
        Assert.Contains("results/cumulative_cost.png", bucket.Published());
        Assert.DoesNotContain("usage/_manifest.json", bucket.Published());
    }

    private static async Task<NodeResult> RunAsync(NodeProgram program, Bucket bucket)
    {
        NodeResult result = await program.RunAsync(bucket, ("PIPELINE_RUN_ID", "one"));
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        return result;
    }
}
