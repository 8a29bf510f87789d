using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Nodes.S3.Tests.Faults;
using Pipeline.Nodes.TestSupport;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.S3.Tests.Processes;

/// <summary>A workspace in a bucket where a native cost-analyzer sums a bill of one row: whose cost names the run that it was made for.</summary>
internal sealed partial class AnalyzerWorkspace
{
    private static readonly NodeProgram Program = NodeProgram.Published("cost-analyzer");
    private static readonly string[] Names = ["cost_by_ServiceName.csv", "cost_by_day.csv", "cost_by_day_and_ServiceName.csv", "summary.json"];

    private readonly Bucket _bucket;
    private readonly Readers _readers;

    private AnalyzerWorkspace(S3Stores stores, string bucket)
    {
        _bucket = new S3Bucket(stores.Server, bucket).WithConfig("""{ "node_2": { "type": "cost-analyzer" } }""");
        _readers = new Readers(stores, bucket, Bucket.WorkspacePrefix, "processed");
    }

    public static async Task<AnalyzerWorkspace> MakeAsync(S3Stores stores) => new(stores, await stores.Server.MakeBucketAsync());

    /// <summary>Puts the bill of a run there.</summary>
    public void PutBill(int run)
        => _bucket.WithInput("data/bill.csv", $"BilledCost,BillingCurrency,ChargePeriodStart,ServiceName\n{run}.25,USD,2024-09-01T00:00:00Z,S3\n");

    /// <summary>Starts an attempt as a process of its own, at the server or at another address.</summary>
    public RunningNode Start(int run, int @try, Uri? address = null)
    {
        (string, string?)[] elsewhere = address is null ? [] : [("S3_ENDPOINT", address.AbsoluteUri)];
        return Program.Start(_bucket, [("PIPELINE_RUN_ID", $"run-{run}"), ("PIPELINE_TRY_NUMBER", $"{@try}"), .. elsewhere]);
    }

    /// <summary>What readers see: the number of a run, as the token.</summary>
    public Task<Seen> ReadAsync() => _readers.ReadAsync(contents =>
    {
        string[] runs = [.. contents.Values.Select(content => Cost().Match(content).Groups[1].Value).Distinct()];
        return contents.Keys.Order(StringComparer.Ordinal).SequenceEqual(Names) && runs is [{ Length: > 0 } run]
            ? Seen.Complete(run)
            : Seen.Broken($"a mixture or a part: {string.Join(", ", contents.Keys)} of {string.Join(", ", runs)}");
    });

    /// <summary>The token of a run.</summary>
    public static string TokenOf(int run) => run.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![0-9.])([0-9]+)\.25(?![0-9])")]
    private static partial Regex Cost();
}
