using CsCheck;
using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Tests.Charts;

public sealed class ParetoTests : IDisposable
{
    private readonly TextRuler _ruler = new();

    [Fact]
    public void Compose_CostsAndCredits_LineEndsAtAllCostsAndANoteTellsTheRest()
    {
        ChartLayout layout = Compose(15, new("EC2", 60), new("S3", 40), new("Discount", -70), new("Refunds", -5.5m));

        Assert.Equal([60, 100], layout.Lines[0].Points.Select(point => point.X));
        Assert.Equal(["60.0%", "100.0%"], layout.Texts.Where(text => text.Text.EndsWith('%')).Select(text => text.Text));
        Assert.Equal(2, layout.Bars.Count);
        Assert.Equal("100% is all cost above zero; 2 groups below zero (−$75.50) are left out", Assert.Single(layout.Texts, text => text.Style == Theme.Note).Text);
    }

    [Fact]
    public void Compose_OneCreditThatIsFolded_CountsWhatIsInIt() =>
        Assert.Equal(
            "100% is all cost above zero; 3 groups below zero (−$1.00) are left out",
            Assert.Single(Compose(15, new("EC2", 60), new("S3", 40), new("Other (3)", -1)).Texts, text => text.Style == Theme.Note).Text);

    [Fact]
    public void Compose_CostsAlone_HasNoNoteAndFoldsTheSmallest()
    {
        ChartLayout layout = Compose(2, new("a", 50), new("b", 30), new("c", 15), new("d", 5), new("e", 0));

        Assert.DoesNotContain(layout.Texts, text => text.Style == Theme.Note);
        Assert.Equal([50, 80, 100], layout.Lines[0].Points.Select(point => point.X));
        Assert.Contains(layout.Texts, text => text.Text == "Other (3)");
    }

    [Fact]
    public void Compose_AnyCosts_SharesRiseToAHundredAndNeverPassIt() =>
        Gen.Int[-100_000, 100_000].Select(cents => cents / 100m).Array[2, 40].Where(costs => costs.Count(cost => cost > 0) > 1).Sample(
            costs =>
            {
                ChartLayout layout = Compose(15, [.. costs.Select((cost, index) => new GroupCost($"group {index}", cost))]);

                double[] together = [.. layout.Lines[0].Points.Select(point => point.X)];
                Assert.Equal(together.Order(), together);
                Assert.Equal(layout.X.Max, together[^1]);
                Assert.Equal((double)costs.Where(cost => cost > 0).Sum(), together[^1], tolerance: 1e-6);
            },
            threads: 1);

    [Theory]
    [InlineData(true, 1, 2)]
    [InlineData(true, 10, 20, -500)]
    [InlineData(false, 10)]
    [InlineData(false, 10, -5)]
    [InlineData(false, 10, 0)]
    [InlineData(false)]
    public void Fits_Costs_WantsTwoThatAreAboveZero(bool expected, params int[] costs) =>
        Assert.Equal(expected, ParetoChart.Fits([.. costs.Select((cost, index) => new GroupCost($"group {index}", cost))]));

    public void Dispose() => _ruler.Dispose();

    private ChartLayout Compose(int topCount, params GroupCost[] rows)
    {
        DateTime day = new(2024, 9, 2);
        BillSummary bill = new(
            "BilledCost", PeriodKind.Day, new Dictionary<string, CurrencyTotal> { ["USD"] = new("USD", rows.Sum(row => row.Cost), day, day, day, day) }, []);
        return ParetoChart.Compose(rows, new BillTable("table.csv", TableKind.Group, "ServiceName", "USD"), bill, new ChartStyle(new ChartSize(10, 5.6, 100), null, topCount), _ruler);
    }
}
