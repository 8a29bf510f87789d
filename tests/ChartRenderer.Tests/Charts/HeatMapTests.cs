using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Fonts;

namespace Pipeline.Nodes.ChartRenderer.Tests.Charts;

public sealed class HeatMapTests : IDisposable
{
    private readonly TextRuler _ruler = new();

    [Fact]
    public void Compose_ManySmallGroups_NamedOnesAreToldApartAndOtherIsOpenEnded()
    {
        ChartLayout layout = Compose("300 groups");

        Assert.True(layout.Bars.Where(bar => bar.Low > 1).Select(bar => bar.Ink).Distinct().Count() >= 3, "named groups are all of one colour");
        Assert.All(layout.Bars.Where(bar => bar.High < 1), bar => Assert.Equal(Ink.Heat8, bar.Ink));
        Assert.StartsWith("> $", layout.Texts.First(text => text.Text[0] is '>' or '≤').Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_CreditsAlone_LegendHasNoStepsOfCost()
    {
        ChartLayout layout = Compose("negative total");

        Assert.Equal([Ink.Rise], layout.Swatches.Select(swatch => swatch.Ink));
        Assert.DoesNotContain(layout.Texts, text => text.Text == "…");
    }

    [Fact]
    public void Compose_AllZeros_SaysThatThereIsNoCost() => Assert.Contains(Compose("all zeros").Texts, text => text.Text == "No cost in this period");

    public void Dispose() => _ruler.Dispose();

    private ChartLayout Compose(string bill) =>
        Bills.Hostile[bill]().Layouts(new ChartStyle(new ChartSize(10, 5.6, 100), null, 15), _ruler).Single(chart => chart.Name == "heat map").Layout;
}
