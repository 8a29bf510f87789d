using System.Text.Json;
using Pipeline.Nodes.DataFetcher.Tests.Server;
using Pipeline.Nodes.TestSupport;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.EndToEnd.Tests.S3;

/// <summary>The pod that sets nothing but the DAG key, two credentials and an endpoint, with the short file.</summary>
public sealed class FourVariablesTests(S3Fixture s3)
{
    [Fact]
    public async Task ThreeNodes_ShortFileAndFourVariables_TakeABillToPictures()
    {
        await using var source = new ScriptedServer(Answer.Body(await File.ReadAllBytesAsync(Repository.FocusSample)));
        await s3.Server.Client.PutBucketAsync("pipeline-bucket");
        Bucket bucket = new S3Bucket(s3.Server, "pipeline-bucket").WithConfig(
            Configs.ShortFile.Replace("bills/focus_sample.csv", source.Url().AbsoluteUri, StringComparison.Ordinal));
        foreach (NodeProgram program in Programs.InOrder)
        {
            NodeResult result = await program.RunBareAsync([("DAG_KEY", Bucket.DagKey), .. s3.Server.Environment]);
            Assert.True(result.ExitCode == 0, result.Output + result.Error);
        }

        JsonElement summary = JsonDocument.Parse(bucket.Read("processed/summary.json")).RootElement;
        Assert.Equal("20.52022672899", summary.GetProperty("currencies")[0].GetProperty("total").GetString());
        Assert.Equal(
            [
                "results/_manifest.json", "results/anomaly_by_day.png", "results/change.png", "results/cost_by_ServiceName.png",
                "results/cost_by_day_and_ServiceName.png", "results/cumulative_cost.png", "results/heat_map_cost_by_day_and_ServiceName.png",
                "results/month_to_date.png", "results/pareto_cost_by_ServiceName.png", "results/report.html",
            ],
            bucket.Published().Where(name => name.StartsWith("results/", StringComparison.Ordinal)));
    }
}
