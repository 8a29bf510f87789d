using Pipeline.Nodes.CostAnalyzer.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Bills.Kinds;

public sealed class AwsBillTests
{
    // One line of each type that is amortised in a way of its own. Unblended, list, effective:
    //   Usage                      2        2      2          as it is
    //   SavingsPlanCoveredUsage    5        5      3.25       its savings plan effective cost
    //   SavingsPlanNegation       -5        -      0
    //   SavingsPlanRecurringFee    4        -      0.75       4 committed - 3.25 used
    //   SavingsPlanUpfrontFee    100        -      0          paid ahead
    //   DiscountedUsage            0        1.5    0.9        its reservation effective cost
    //   RIFee                      1.2      -      0.3 + 0.05 unused recurring and unused amortised upfront fee
    //   Fee with a reservation    50        -      0          paid ahead
    //   Fee without               10        -      10         a support plan
    //   Tax                        0.125    -      0.125
    //   Credit                    -1        -      -1
    //   Refund                    -0.5      -      -0.5
    // Billed 165.825; list 8.5 over 3 rows; effective 2 + 3.25 + 0.75 + 0.9 + 0.35 + 10 + 0.125 - 1 - 0.5 = 15.875.
    private const string Lines = """
        2024-09-01T00:00:00Z,Usage,AmazonEC2,2,2,USD,111,,,,,,,,4,Hrs,dev
        2024-09-01T00:00:00Z,SavingsPlanCoveredUsage,AmazonEC2,5,5,USD,111,3.25,,,,,,,10,Hrs,dev
        2024-09-01T00:00:00Z,SavingsPlanNegation,ComputeSavingsPlans,-5,,USD,111,,,,,,,,,,
        2024-09-01T00:00:00Z,SavingsPlanRecurringFee,ComputeSavingsPlans,4,,USD,111,,4,3.25,,,,,,,
        2024-09-01T00:00:00Z,SavingsPlanUpfrontFee,ComputeSavingsPlans,100,,USD,111,,,,,,,,,,
        2024-09-02T00:00:00Z,DiscountedUsage,AmazonRDS,0,1.5,USD,222,,,,0.9,,,arn:ri,1,Hrs,prod
        2024-09-02T00:00:00Z,RIFee,AmazonRDS,1.2,,USD,222,,,,,0.3,0.05,arn:ri,,,
        2024-09-02T00:00:00Z,Fee,AmazonRDS,50,,USD,222,,,,,,,arn:ri,,,
        2024-09-02T00:00:00Z,Fee,AWSSupport,10,,USD,222,,,,,,,,,,
        2024-09-03T00:00:00Z,Tax,AmazonEC2,0.125,,USD,111,,,,,,,,,,
        2024-09-03T00:00:00Z,Credit,AmazonEC2,-1,,USD,111,,,,,,,,,,
        2024-09-03T00:00:00Z,Refund,AmazonEC2,-0.5,,USD,111,,,,,,,,,,
        """;

    private const string LegacyHeader =
        "lineItem/UsageStartDate,lineItem/LineItemType,lineItem/ProductCode,lineItem/UnblendedCost,pricing/publicOnDemandCost,lineItem/CurrencyCode," +
        "lineItem/UsageAccountId,savingsPlan/SavingsPlanEffectiveCost,savingsPlan/TotalCommitmentToDate,savingsPlan/UsedCommitment," +
        "reservation/EffectiveCost,reservation/UnusedRecurringFee,reservation/UnusedAmortizedUpfrontFeeForBillingPeriod,reservation/ReservationARN," +
        "lineItem/UsageAmount,pricing/unit,resourceTags/user:Cost Center";

    private const string Cur2Header =
        "line_item_usage_start_date,line_item_line_item_type,line_item_product_code,line_item_unblended_cost,pricing_public_on_demand_cost," +
        "line_item_currency_code,line_item_usage_account_id,savings_plan_savings_plan_effective_cost,savings_plan_total_commitment_to_date," +
        "savings_plan_used_commitment,reservation_effective_cost,reservation_unused_recurring_fee," +
        "reservation_unused_amortized_upfront_fee_for_billing_period,reservation_reservation_a_r_n,line_item_usage_amount,pricing_unit,resource_tags";

    public static TheoryData<string, string> Reports { get; } = new()
    {
        { "AWS CUR (legacy)", $"{LegacyHeader}\n{Lines}" },
        { "AWS CUR 2.0", $"{Cur2Header}\n{AsMaps()}" },
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public void Total_OfEachMeasure_IsTheKnownOne(string format, string report)
    {
        CostAnalysis analysis = Bill.Analyze(report);

        Assert.Equal([format], analysis.Formats);
        Assert.Equal("165.825", Bill.Total(analysis));
        Assert.Equal("15.875", Bill.Total(Bill.Analyze(report, Bill.Query with { CostColumn = "EffectiveCost" })));
        Assert.Equal("8.5", Bill.Total(Bill.Analyze(report, Bill.Query with { CostColumn = "ListCost" })));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Tables_InTermsOfFocus_TakeTheReportsColumns(string format, string report)
    {
        CostAnalysis analysis = Bill.Analyze(report, Bill.Query with { GroupBy = ["ServiceName", "SubAccountId", "tag:CostCenter"] });
        Dictionary<string, string> tables = Bill.Tables(analysis);

        // AmazonEC2: 2 + 5 + 0.125 - 1 - 0.5. ComputeSavingsPlans: -5 + 4 + 100. AmazonRDS: 0 + 1.2 + 50.
        Assert.Equal(
            "ServiceName,BillingCurrency,BilledCost,RowCount\nComputeSavingsPlans,USD,99,3\nAmazonRDS,USD,51.2,3\nAWSSupport,USD,10,1\nAmazonEC2,USD,5.625,5\n",
            tables["cost_by_ServiceName.csv"]);
        Assert.Equal("SubAccountId,BillingCurrency,BilledCost,RowCount\n111,USD,104.625,8\n222,USD,61.2,4\n", tables["cost_by_SubAccountId.csv"]);
        Assert.Equal("tag:CostCenter,BillingCurrency,BilledCost,RowCount\n(none),USD,158.825,9\ndev,USD,7,2\nprod,USD,0,1\n", tables["cost_by_tag_CostCenter.csv"]);
        Assert.Equal(format == "AWS CUR 2.0" ? "line_item_product_code" : "lineItem/ProductCode", analysis.StandIns["ServiceName"]);
        Assert.Empty(analysis.Notices);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Total_WithoutSomeKinds_LeavesThemOut(string format, string report)
    {
        CostAnalysis analysis = Bill.Analyze(report, Bill.Query with { Excluded = [ChargeKind.Tax, ChargeKind.Credit, ChargeKind.Refund] });

        Assert.Equal([format], analysis.Formats);
        Assert.Equal("167.2", Bill.Total(analysis));
        Assert.Equal(3, analysis.Sums.LeftOut.Count);
    }

    [Fact]
    public void Total_AmortizedWithoutTheColumnsOfPlans_SaysWhatIsMissing() => Assert.Equal(
        "data/bill.csv, line 2: column 'lineItem/LineItemType': found 'RIFee', expected a type of line whose columns of savings plans and reservations the report has; export them, or sum BilledCost.",
        Bill.Error(
            "lineItem/UsageStartDate,lineItem/LineItemType,lineItem/ProductCode,lineItem/UnblendedCost,lineItem/CurrencyCode\n2024-09-02T00:00:00Z,RIFee,AmazonRDS,1.2,USD",
            Bill.Query with { CostColumn = "EffectiveCost" }));

    [Fact]
    public void Total_MeasureThatTheReportDoesNotHave_NamesThoseThatItHas() => Assert.Contains(
        "expected the columns for 'ContractedCost' (cost_column), which this AWS CUR 2.0 does not have; it has BilledCost, EffectiveCost, ListCost; found 17",
        Bill.Error($"{Cur2Header}\n", Bill.Query with { CostColumn = "ContractedCost" }),
        StringComparison.Ordinal);

    // The last field becomes a map, as CUR 2.0 has it.
    private static string AsMaps() => string.Join('\n', Lines.Split('\n').Select(line =>
    {
        int last = line.LastIndexOf(',');
        string tag = line[(last + 1)..];
        return tag.Length == 0 ? line : $"{line[..last]},\"{{\"\"user_cost_center\"\":\"\"{tag}\"\"}}\"";
    }));
}
