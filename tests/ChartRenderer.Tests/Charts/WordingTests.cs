using System.Globalization;
using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Tests.Charts;

public sealed class WordingTests
{
    [Theory]
    [InlineData("BilledCost", "Billed cost")]
    [InlineData("lineItem/UnblendedCost", "Unblended cost")]
    [InlineData("line_item_unblended_cost", "Line item unblended cost")]
    [InlineData("CostInBillingCurrency", "Cost in billing currency")]
    [InlineData("cost", "Cost")]
    [InlineData("/", "/")]
    public void Cost_AColumn_BecomesWords(string column, string words) => Assert.Equal(words, Wording.Cost(column));

    [Theory]
    [InlineData("ServiceName", "service")]
    [InlineData("RegionId", "region")]
    [InlineData("SubAccountName", "sub account")]
    [InlineData("x_CostCenter", "cost center")]
    [InlineData("resourceTags/user:team", "team")]
    [InlineData("service.description", "description")]
    [InlineData("SKUPriceId", "SKU price")]
    [InlineData("Name", "name")]
    public void Group_AColumn_BecomesWords(string column, string words) => Assert.Equal(words, Wording.Group(column));

    [Theory]
    [InlineData(PeriodKind.Day, "2024-09-01", "2024-09-30", "1–30 Sep 2024")]
    [InlineData(PeriodKind.Day, "2024-09-01", "2024-09-01", "1 Sep 2024")]
    [InlineData(PeriodKind.Day, "2024-09-30", "2024-10-02", "30 Sep – 2 Oct 2024")]
    [InlineData(PeriodKind.Day, "2023-12-10", "2024-01-23", "10 Dec 2023 – 23 Jan 2024")]
    [InlineData(PeriodKind.Month, "2024-01-01", "2024-03-01", "Jan – Mar 2024")]
    [InlineData(PeriodKind.Month, "2024-01-01", "2024-01-01", "Jan 2024")]
    [InlineData(PeriodKind.Month, "2023-01-01", "2024-01-01", "Jan 2023 – Jan 2024")]
    [InlineData(PeriodKind.Hour, "2024-09-18 05:00", "2024-09-18 06:00", "18 Sep 2024, 05:00–07:00 UTC")]
    [InlineData(PeriodKind.Hour, "2024-09-18 05:00", "2024-09-18 23:00", "18 Sep 2024, 05:00–24:00 UTC")]
    [InlineData(PeriodKind.Hour, "2024-09-18 05:00", "2024-09-19 23:00", "18 Sep 2024, 05:00 – 19 Sep 2024, 24:00 UTC")]
    [InlineData(PeriodKind.Hour, "9999-12-31 22:00", "9999-12-31 23:00", "31 Dec 9999, 22:00–24:00 UTC")]
    public void Covered_Periods_NamesTheirBounds(object period, string first, string last, string expected) =>
        Assert.Equal(
            expected,
            Wording.Covered(new CurrencyTotal("USD", 1, Time(first), Time(last), Time(first).Date, Time(last).Date), (PeriodKind)period));

    [Theory]
    [InlineData("2024-08-26", "2024-09-30", "2024-09-01", "2024-09-30", "1–30 Sep 2024")]
    [InlineData("2024-12-30", "2024-12-30", "2024-12-30", "2025-01-05", "30 Dec 2024 – 5 Jan 2025")]
    [InlineData("9999-12-27", "9999-12-27", "9999-12-27", "9999-12-31", "27–31 Dec 9999")]
    public void Covered_Weeks_NamesTheDaysThatTheBillHas(string firstWeek, string lastWeek, string firstDay, string lastDay, string expected) =>
        Assert.Equal(
            expected,
            Wording.Covered(new CurrencyTotal("USD", 1, Time(firstWeek), Time(lastWeek), Time(firstDay), Time(lastDay)), PeriodKind.Week));

    private static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}
