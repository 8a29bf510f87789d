using System.Text;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Tables;
using Pipeline.Nodes.CostAnalyzer.Tests.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Tables;

public sealed class SummaryFileTests
{
    [Fact]
    public void Write_OfABill_IsTheContract()
    {
        CostAnalysis analysis = Bill.AnalyzeRows(
            "a,1.50,USD,2024-09-17\nb,2,EUR,2024-09-18\nb,-0.5,EUR,2024-09-20\na,,EUR,2024-09-18",
            Bill.Query with { GroupBy = ["ServiceName"], Period = BillPeriod.Day });

        Assert.Equal(
            """
            {
              "summary_version": 1,
              "bill": {
                "format": "CSV",
                "cost_column": "BilledCost",
                "time_column": "ChargePeriodStart",
                "currency_column": "BillingCurrency",
                "cost_rule": "BilledCost",
                "missing": [
                  "data/bill.csv has no ChargeCategory: credits, taxes and refunds cannot be told apart or left out."
                ]
              },
              "period": "day",
              "group_by": [
                "ServiceName"
              ],
              "currencies": [
                {
                  "currency": "EUR",
                  "total": "1.5",
                  "row_count": 2,
                  "negative_row_count": 1,
                  "first_period": "2024-09-18",
                  "last_period": "2024-09-20",
                  "first_day": "2024-09-18",
                  "last_day": "2024-09-20",
                  "period_count": 2,
                  "groups": [
                    {
                      "column": "ServiceName",
                      "group_count": 1
                    }
                  ],
                  "charge_kinds": [
                    {
                      "kind": "unknown",
                      "cost": "1.5",
                      "row_count": 2
                    }
                  ]
                },
                {
                  "currency": "USD",
                  "total": "1.5",
                  "row_count": 1,
                  "negative_row_count": 0,
                  "first_period": "2024-09-17",
                  "last_period": "2024-09-17",
                  "first_day": "2024-09-17",
                  "last_day": "2024-09-17",
                  "period_count": 1,
                  "groups": [
                    {
                      "column": "ServiceName",
                      "group_count": 1
                    }
                  ],
                  "charge_kinds": [
                    {
                      "kind": "unknown",
                      "cost": "1.5",
                      "row_count": 1
                    }
                  ]
                }
              ],
              "rows": {
                "read": 4,
                "counted": 3,
                "skipped": [
                  {
                    "reason": "no cost (empty or NULL)",
                    "count": 1,
                    "first": {
                      "file": "data/bill.csv",
                      "line": 5
                    }
                  }
                ]
              },
              "sources": [
                {
                  "file": "data/bill.csv",
                  "row_count": 4,
                  "bytes": 138
                }
              ],
              "tables": [
                {
                  "file": "cost_by_ServiceName.EUR.csv",
                  "kind": "group",
                  "column": "ServiceName",
                  "currency": "EUR",
                  "row_count": 1
                },
                {
                  "file": "cost_by_day.EUR.csv",
                  "kind": "period",
                  "currency": "EUR",
                  "row_count": 2
                },
                {
                  "file": "cost_by_day_and_ServiceName.EUR.csv",
                  "kind": "period_and_group",
                  "column": "ServiceName",
                  "currency": "EUR",
                  "row_count": 2
                },
                {
                  "file": "cost_by_ServiceName.USD.csv",
                  "kind": "group",
                  "column": "ServiceName",
                  "currency": "USD",
                  "row_count": 1
                },
                {
                  "file": "cost_by_day.USD.csv",
                  "kind": "period",
                  "currency": "USD",
                  "row_count": 1
                },
                {
                  "file": "cost_by_day_and_ServiceName.USD.csv",
                  "kind": "period_and_group",
                  "column": "ServiceName",
                  "currency": "USD",
                  "row_count": 1
                }
              ]
            }

            """.ReplaceLineEndings("\n"),
            Write(analysis));
    }

    [Fact]
    public void Write_ByTheWeek_NamesTheDaysOfTheBill()
    {
        string summary = Write(Bill.AnalyzeRows(
            "a,1,USD,2024-09-20 23:59:00\na,1,USD,2024-09-04T00:00:00+01:00\na,1,USD,2024-09-05", Bill.Query with { Period = BillPeriod.Week }));

        Assert.Contains("\"first_period\": \"2024-09-02\"", summary, StringComparison.Ordinal);
        Assert.Contains("\"last_period\": \"2024-09-16\"", summary, StringComparison.Ordinal);
        Assert.Contains("\"first_day\": \"2024-09-03\"", summary, StringComparison.Ordinal);
        Assert.Contains("\"last_day\": \"2024-09-20\"", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WithSomethingElseTaken_SaysSo()
    {
        string summary = Write(Bill.Analyze("ServiceProviderName,BilledCost,ChargePeriodStart\nAWS,1,2024-09-18", Bill.Query with { GroupBy = ["ProviderName"] }));

        Assert.Contains("\"data/bill.csv has no BillingCurrency: its amounts are in currency XXX (none).\"", summary, StringComparison.Ordinal);
        Assert.Contains("\"data/bill.csv has no ProviderName: its ServiceProviderName is taken, which FOCUS 1.3 renamed.\"", summary, StringComparison.Ordinal);
        Assert.Contains("\"currency_column\": null", summary, StringComparison.Ordinal);
    }

    private static string Write(CostAnalysis analysis)
    {
        CostReport report = new(analysis);
        using MemoryStream stream = new();
        SummaryFile.Write(stream, report, [.. report.Tables().Select(table => table.Entry)]);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
