using System.Text;
using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Tests.Charts;

public sealed class AnomalyTests : IDisposable
{
    private readonly TextRuler _ruler = new();

    [Fact]
    public void Compose_CostsThatAreNeverBelowZero_HaveNoUsualRangeThere()
    {
        ChartLayout layout = Compose("2024-09-02,10,-4,24,normal,false", "2024-09-03,0,2,24,normal,false");

        Assert.Equal([(0, 24), (2, 24)], layout.Bars.Select(bar => (bar.Low, bar.High)));
        Assert.Equal(0, layout.Y.Min);
    }

    [Fact]
    public void Compose_CostsThatAreBelowZeroOnce_KeepTheirUsualRange()
    {
        ChartLayout layout = Compose("2024-09-02,10,-4,24,normal,false", "2024-09-03,-1,2,24,drop,false");

        Assert.Equal([(-4, 24), (2, 24)], layout.Bars.Select(bar => (bar.Low, bar.High)));
    }

    [Fact]
    public void Compose_OneDay_IsSeenAsADot() => Assert.Equal(10, Assert.Single(Compose("2024-09-02,10,,,unknown,false").Dots).At.Y);

    [Fact]
    public void Compose_AlertInAValleyOfTheLine_HasItsTextBelow()
    {
        // Twelve days: the text is wider than one, and the line falls steeply on both sides of the alert.
        ChartLayout layout = Compose([.. Enumerable.Range(2, 12).Select(day => $"2024-09-{day:00},{(day == 7 ? 300 : 1000)},,,{(day == 7 ? "drop" : "normal")},{(day == 7 ? "true" : "false")}")]);

        PlacedText label = Assert.Single(layout.Texts, text => text.Text == "7 Sep: $300.00");
        Assert.True(label.Box.Top > layout.PlaceY(300));
    }

    [Fact]
    public void Compose_AlertOnAPeakOfTheLine_HasItsTextAbove()
    {
        ChartLayout layout = Compose([.. Enumerable.Range(2, 12).Select(day => $"2024-09-{day:00},{(day == 7 ? 1000 : 300)},,,{(day == 7 ? "spike" : "normal")},{(day == 7 ? "true" : "false")}")]);

        PlacedText label = Assert.Single(layout.Texts, text => text.Text == "7 Sep: $1,000");
        Assert.True(label.Box.Bottom < layout.PlaceY(1000));
    }

    public void Dispose() => _ruler.Dispose();

    private ChartLayout Compose(params string[] days)
    {
        using MemoryStream csv = new(Encoding.UTF8.GetBytes($"PeriodStart,Cost,Low,High,Verdict,Alert\n{string.Join('\n', days)}\n"));
        DateTime day = new(2024, 9, 2);
        BillSummary bill = new("BilledCost", PeriodKind.Day, new Dictionary<string, CurrencyTotal> { ["USD"] = new("USD", 10, day, day, day, day) }, []);
        BillTable table = new("table.csv", TableKind.AnomalyDays, "", "USD");
        return AnomalyChart.Compose(TableContent.Read(csv, table, bill).Rows!, table, bill, new ChartStyle(new ChartSize(10, 5.6, 100), null, 15), _ruler);
    }
}
