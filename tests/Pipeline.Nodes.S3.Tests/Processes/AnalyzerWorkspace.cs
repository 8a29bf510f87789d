using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.S3.Model;
using Pipeline.Nodes.S3.Tests.Faults;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.S3.Tests.Processes;

/// <summary>A workspace in a bucket where a native cost-analyzer sums a bill of one row: whose cost names the run that it was made for.</summary>
internal sealed partial class AnalyzerWorkspace
{
    private const string DagKey = "a7b3c9d2";
    private const string Prefix = $"costs-{DagKey}/";

    private static readonly NodeProgram Program = NodeProgram.Published("cost-analyzer");
    private static readonly string[] Names = ["cost_by_ServiceName.csv", "cost_by_day.csv", "cost_by_day_and_ServiceName.csv", "summary.json"];

    private readonly S3Stores _stores;
    private readonly string _bucket;
    private readonly Readers _readers;

    private AnalyzerWorkspace(S3Stores stores, string bucket)
    {
        _stores = stores;
        _bucket = bucket;
        _readers = new Readers(stores, bucket, Prefix, "processed");
    }

    public static async Task<AnalyzerWorkspace> MakeAsync(S3Stores stores)
    {
        var workspace = new AnalyzerWorkspace(stores, await stores.Server.MakeBucketAsync());
        await workspace.PutAsync($"costs-{DagKey}.json", """{ "node_2": { "type": "cost-analyzer" } }""");
        return workspace;
    }

    /// <summary>Puts the bill of a run there.</summary>
    public Task PutBillAsync(int run)
        => PutAsync($"{Prefix}data/bill.csv", $"BilledCost,BillingCurrency,ChargePeriodStart,ServiceName\n{run}.25,USD,2024-09-01T00:00:00Z,S3\n");

    /// <summary>Starts an attempt as a process of its own.</summary>
    public RunningNode Start(int run, int @try, Uri? address = null) => Program.Start(
        ("DAG_KEY", DagKey),
        ("PIPELINE_BUCKET", _bucket),
        ("S3_ENDPOINT", (address ?? _stores.Server.Address).AbsoluteUri),
        ("AWS_ACCESS_KEY_ID", _stores.Server.Credentials.GetCredentials().AccessKey),
        ("AWS_SECRET_ACCESS_KEY", _stores.Server.Credentials.GetCredentials().SecretKey),
        ("PIPELINE_RUN_ID", $"run-{run}"),
        ("PIPELINE_TRY_NUMBER", $"{@try}"));

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

    private Task<PutObjectResponse> PutAsync(string key, string content)
        => _stores.Server.Client.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = key, ContentBody = content });

    [GeneratedRegex(@"(?<![0-9.])([0-9]+)\.25(?![0-9])")]
    private static partial Regex Cost();
}
