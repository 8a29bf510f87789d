using System.Security.Cryptography;
using System.Text.Json;
using Amazon.S3.Transfer;
using Pipeline.Nodes.CostAnalyzer.Tests.Bills;
using Pipeline.Nodes.TestSupport;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.EndToEnd.Tests.S3;

/// <summary>Memory stays flat however large the bill is.</summary>
public sealed class LargeBillTests(S3Fixture s3)
{
    private const long BillBytes = 1L << 30;
    private const long MostMemoryBytes = 256L << 20;

    [Fact]
    public async Task FetcherAndAnalyzer_BillOfOneGibibyte_StayWithin256MebibytesOfMemory()
    {
        Bucket bucket = new S3Bucket(s3.Server).WithConfig("""
            { "node_1": { "type": "data-fetcher", "data_url": "bills/large.csv", "max_bytes": 2000000000 }, "node_2": { "type": "cost-analyzer" } }
            """);
        var writer = new FocusBillWriter(seed: 7);
        string sha256 = await UploadBillAsync(bucket.Name, writer);

        await RunAsync(Programs.Fetcher, bucket);
        await RunAsync(Programs.Analyzer, bucket);

        JsonElement artifact = JsonDocument.Parse(bucket.Read("data/_manifest.json")).RootElement.GetProperty("artifacts")[0];
        Assert.Equal(sha256, artifact.GetProperty("sha256").GetString());
        JsonElement usd = JsonDocument.Parse(bucket.Read("processed/summary.json")).RootElement.GetProperty("currencies")[0];
        Assert.Equal(writer.RowCount, usd.GetProperty("row_count").GetInt64());
        Assert.Equal((decimal)writer.BilledCostUnits / 100_000_000_000m, decimal.Parse(usd.GetProperty("total").GetString()!));
    }

    private static async Task RunAsync(NodeProgram program, Bucket bucket)
    {
        await using RunningNode node = program.Start(bucket, ("PIPELINE_RUN_ID", "one"));
        Task<long> peak = node.WatchPeakMemoryAsync();
        NodeResult result = await node.WaitAsync();
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.InRange(await peak, 1, MostMemoryBytes);
    }

    private async Task<string> UploadBillAsync(string bucket, FocusBillWriter writer)
    {
        string path = Path.GetTempFileName();
        try
        {
            await using (FileStream file = File.Create(path))
            {
                writer.Write(file, BillBytes);
            }

            using var transfers = new TransferUtility(s3.Server.Client);
            await transfers.UploadAsync(path, bucket, "bills/large.csv");
            await using FileStream written = File.OpenRead(path);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(written));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
