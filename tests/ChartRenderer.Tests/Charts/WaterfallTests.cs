using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Fonts;

namespace Pipeline.Nodes.ChartRenderer.Tests.Charts;

public sealed class WaterfallTests : IDisposable
{
    private readonly TextRuler _ruler = new();

    [Theory]
    [InlineData("usual")]
    [InlineData("negative total")]
    [InlineData("300 groups")]
    [InlineData("all zeros")]
    public void Compose_ChangesThatAreReadFromZero_ShowsZero(string bill)
    {
        ChartLayout layout = Compose(bill);

        Assert.True(layout.X.Min <= 0 && layout.X.Max >= 0);
        Assert.Empty(layout.Lines);
        Assert.DoesNotContain(layout.Texts, text => text.Style == Theme.Note);
    }

    [Theory]
    [InlineData("small changes", "The axis starts at $124,020, not at zero")]
    [InlineData("credits", "The axis ends at −$500.00, not at zero")]
    [InlineData("small changes of credits", "The axis ends at −$124,420, not at zero")]
    public void Compose_ChangesThatAreLostFromZero_CutsTheTotalsAndSaysSo(string bill, string note)
    {
        ChartLayout layout = Compose(bill);

        Assert.Equal(note, Assert.Single(layout.Texts, text => text.Style == Theme.Note).Text);
        Assert.Contains(note, layout.Caption, StringComparison.Ordinal);
        Assert.False(layout.HasZeroOfX);

        // Two gaps through the first bar and two through the last.
        Assert.Equal([layout.Bars[0].Low, layout.Bars[0].Low, layout.Bars[^1].Low, layout.Bars[^1].Low], layout.Lines.Select(line => line.Points[0].Y));
        Assert.All(layout.Lines, line => Assert.All(line.Points, point => Assert.InRange(point.X, layout.Bars[0].Left, layout.Bars[0].Right)));
    }

    [Theory]
    [InlineData(100, 160, 0)]
    [InlineData(1000, 1010, 995)]
    [InlineData(-1010, -1000, -1010)]
    [InlineData(-5, 5, -5)]
    [InlineData(7, 7, 0)]
    public void Covering_Levels_StartsAtZeroWhereChangesAreSeen(double low, double high, double expected) =>
        Assert.Equal((decimal)expected, WaterfallAxis.Covering([(decimal)low, (decimal)high], steps: 4).Low);

    public void Dispose() => _ruler.Dispose();

    private ChartLayout Compose(string bill) =>
        Bills.Hostile[bill]().Layouts(new ChartStyle(new ChartSize(10, 5.6, 100), null, 15), _ruler).Single(chart => chart.Name == "waterfall").Layout;
}
