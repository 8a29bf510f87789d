using System.Text;
using NJsonSchema;
using NJsonSchema.Validation;
using Pipeline.Nodes.CostAnalyzer.Anomalies;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Changes;
using Pipeline.Nodes.CostAnalyzer.Money;
using Pipeline.Nodes.CostAnalyzer.Tables;
using Pipeline.Nodes.CostAnalyzer.Tests.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Tables;

/// <summary>The summary is what its public schema says.</summary>
public sealed class SummarySchemaTests
{
    private static readonly BillQuery Everything = Bill.Query with
    {
        Change = ChangePeriod.Auto,
        Anomalies = new AnomalyOptions(100, 40),
        ComparedCosts = ["EffectiveCost", "ListCost"],
        CoverageKeys = ["env"],
        Budgets = new Dictionary<string, Amount> { ["USD"] = Amount.FromDecimal(12.5m) },
    };

    [Fact]
    public async Task Schema_SummaryOfTheSample_IsValid() => await AssertValidAsync(Bill.AnalyzeFile(Repository.FocusSample, Everything));

    [Fact]
    public async Task Schema_SummaryOfAPoorBill_IsValid() => await AssertValidAsync(
        Bill.Analyze("BilledCost,ChargePeriodStart,ServiceProviderName\n1,2024-09-18,AWS\n,2024-09-18,AWS\n", Everything with { ComparedCosts = [], GroupBy = ["ProviderName"] }));

    [Fact]
    public async Task Schema_SummaryOfTooManyGroupsToJudge_IsValidAndSaysSo()
    {
        CostAnalysis analysis = Bill.AnalyzeRows(
            string.Join('\n', Enumerable.Range(0, 620).Select(group => $"g{group},1,USD,{(group == 0 ? "2015-09-17" : "2024-09-16")}")), Everything with { ComparedCosts = [] });

        await AssertValidAsync(analysis);
        Assert.Contains("\"620 groups of ServiceName on 3,288 days; at most 2,000,000 costs by day and group are judged\"", Write(analysis), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_SomethingElse_IsNotValid()
    {
        JsonSchema schema = await ReadAsync();

        Assert.NotEmpty(schema.Validate("{}"));
        Assert.NotEmpty(schema.Validate(Write(Bill.AnalyzeRows("a,1,USD,2024-09-17", Everything with { ComparedCosts = [] })).Replace("\"total\": \"1\"", "\"total\": \"1E0\"", StringComparison.Ordinal)));
    }

    private static async Task AssertValidAsync(CostAnalysis analysis)
    {
        ICollection<ValidationError> errors = (await ReadAsync()).Validate(Write(analysis));
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    private static async Task<JsonSchema> ReadAsync() =>
        await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Repository.PathOf("docs", "schemas", "summary.schema.json")));

    private static string Write(CostAnalysis analysis)
    {
        CostReport report = new(analysis);
        using MemoryStream stream = new();
        SummaryFile.Write(stream, report, [.. report.Tables().Select(table => table.Entry)]);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
