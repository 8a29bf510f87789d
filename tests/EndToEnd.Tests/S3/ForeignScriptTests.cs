using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Pipeline.Nodes.TestSupport;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.EndToEnd.Tests.S3;

/// <summary>A script in another language between two nodes: it knows the bucket's layout and nothing else of ours.</summary>
public sealed class ForeignScriptTests(S3Fixture s3)
{
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
        int rows = await RunScriptAsync(bucket);
        await RunAsync(Programs.Analyzer, bucket);
        await RunAsync(Programs.Renderer, bucket);

        Assert.InRange(rows, 1, 999);
        Assert.Equal(rows, JsonDocument.Parse(bucket.Read("processed/summary.json")).RootElement.GetProperty("currencies")[0].GetProperty("row_count").GetInt32());
        Assert.Contains("results/cumulative_cost.png", bucket.Published());
        Assert.DoesNotContain("usage/_manifest.json", bucket.Published());
    }

    private static async Task RunAsync(NodeProgram program, Bucket bucket)
    {
        NodeResult result = await program.RunAsync(bucket, ("PIPELINE_RUN_ID", "one"));
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }

    private static async Task<int> RunScriptAsync(Bucket bucket)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("pipeline-script-");
        var start = new ProcessStartInfo("python3", [Repository.PathOf("tests", "EndToEnd.Tests", "S3", "keep_usage.py")])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DAG_KEY"] = Bucket.DagKey;
        foreach ((string name, string value) in bucket.Environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{await error}\nIt needs Debian's python3-boto3.");
        folder.Delete(recursive: true);
        return int.Parse(output, CultureInfo.InvariantCulture);
    }
}
