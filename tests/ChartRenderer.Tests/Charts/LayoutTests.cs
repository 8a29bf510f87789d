using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Fonts;

namespace Pipeline.Nodes.ChartRenderer.Tests.Charts;

public sealed class LayoutTests : IDisposable
{
    private const string LongTitle = "A title that a user chose without any regard for the room that there is, so that it has to be wrapped and at last cut off somewhere, even on a wide picture";

    private readonly TextRuler _ruler = new();

    public static TheoryData<string, double, double, string?> Cases()
    {
        TheoryData<string, double, double, string?> cases = [];
        foreach (string bill in Bills.Hostile.Keys)
        {
            foreach ((double width, double height) in ((double, double)[])[(10, 5.6), (4, 3), (24, 3), (4, 24), (24, 24)])
            {
                cases.Add(bill, width, height, null);
                cases.Add(bill, width, height, LongTitle);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compose_AnyBill_NoTextOverlapsAnotherOrLeavesTheCanvas(string bill, double width, double height, string? title)
    {
        ChartStyle style = new(new ChartSize(width, height, 100), title, TopCount: 15);

        foreach ((string name, ChartLayout layout) in Bills.Hostile[bill]().Layouts(style, _ruler))
        {
            LayoutBox canvas = layout.Size.Canvas;
            Assert.All(layout.Texts, text => Assert.True(canvas.Contains(text.Box), $"{name}: '{text.Text}' at {text.Box} leaves {canvas}"));
            Assert.All(layout.Swatches, swatch => Assert.True(canvas.Contains(swatch.Box), $"{name}: a colour at {swatch.Box} leaves {canvas}"));
            for (int i = 0; i < layout.Texts.Count; i++)
            {
                PlacedText text = layout.Texts[i];
                Assert.Equal(_ruler.Width(text.Text, text.Style), text.Box.Width, precision: 3);
                Assert.All(layout.Swatches, swatch => Assert.False(swatch.Box.Overlaps(text.Box), $"{name}: '{text.Text}' lies on a colour"));
                Assert.All(
                    layout.Texts.Skip(i + 1),
                    other => Assert.False(text.Box.Overlaps(other.Box), $"{name}: '{text.Text}' {text.Box} overlaps '{other.Text}' {other.Box}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compose_AnyBill_BarsAndLineStayInThePlot(string bill, double width, double height, string? title)
    {
        ChartStyle style = new(new ChartSize(width, height, 100), title, TopCount: 15);

        foreach ((string name, ChartLayout layout) in Bills.Hostile[bill]().Layouts(style, _ruler))
        {
            Assert.True(layout.Size.Canvas.Contains(layout.Plot), name);
            Assert.True(layout.Plot is { Width: > 30, Height: > 30 }, $"{name}: the plot is {layout.Plot}");
            double xSlack = (layout.X.Max - layout.X.Min) * 1e-9;
            double ySlack = (layout.Y.Max - layout.Y.Min) * 1e-9;
            Assert.All(layout.Bars.Concat(layout.Marks), bar =>
            {
                Assert.InRange(bar.Left, layout.X.Min - xSlack, bar.Right);
                Assert.InRange(bar.Right, bar.Left, layout.X.Max + xSlack);
                Assert.InRange(bar.Low, layout.Y.Min - ySlack, bar.High);
                Assert.InRange(bar.High, bar.Low, layout.Y.Max + ySlack);
            });
            Assert.All(layout.Lines.SelectMany(line => line.Points).Concat(layout.Dots.Select(dot => dot.At)), point =>
            {
                Assert.InRange(point.X, layout.X.Min - xSlack, layout.X.Max + xSlack);
                Assert.InRange(point.Y, layout.Y.Min - ySlack, layout.Y.Max + ySlack);
            });
        }
    }

    [Theory]
    [InlineData(50)]
    [InlineData(300)]
    [InlineData(1200)]
    public void Compose_AnotherResolution_SameLayout(int dpi)
    {
        Bills bill = Bills.Hostile["credits"]();

        foreach ((ChartLayout coarse, ChartLayout fine) in Layouts(100).Zip(Layouts(dpi)))
        {
            Assert.Equal(coarse.Texts, fine.Texts);
            Assert.Equal(coarse.Plot, fine.Plot);
            Assert.Equal(coarse.Bars, fine.Bars);
        }

        List<ChartLayout> Layouts(int resolution) =>
            [.. bill.Layouts(new ChartStyle(new ChartSize(10, 5.6, resolution), null, 15), _ruler).Select(layout => layout.Layout)];
    }

    [Fact]
    public void Compose_MissingDays_LeavesTheirPlacesEmpty()
    {
        ChartLayout stacked = Compose("missing days", 0);
        ChartLayout cumulative = Compose("missing days", 2);

        // Days 2 to 9 September, then 18 September to 1 October.
        Assert.Equal(new AxisRange(0, 30), stacked.X);
        Assert.DoesNotContain(stacked.Bars, bar => bar.Left > 8 && bar.Right < 16);
        Assert.Single(cumulative.Lines[0].Points.Where(point => point.X is >= 8 and <= 16).Select(point => point.Y).Distinct());
    }

    [Fact]
    public void Compose_FiveYearsOfDays_SumsByMonthAndSaysSo()
    {
        ChartLayout stacked = Compose("5 years of days", 0);

        Assert.Equal("Billed cost by service, per month", stacked.Texts[0].Text);
        Assert.Equal(61, stacked.X.Max);
    }

    [Theory]
    [InlineData("the whole calendar by hour")]
    [InlineData("the whole calendar by day")]
    [InlineData("400 years of months")]
    public void Compose_Centuries_HasNoMorePlacesThanCanBeSeenAndSeveralLabels(string bill)
    {
        foreach ((string name, ChartLayout layout) in Bills.Hostile[bill]().Layouts(new ChartStyle(new ChartSize(10, 5.6, 100), null, 15), _ruler))
        {
            Assert.All(layout.Lines, line => Assert.InRange(line.Points.Count, 0, 4001));
            if (name is "stacked" or "cumulative")
            {
                Assert.InRange(layout.TimeTicks.Count, 5, 20);
            }
        }

        Assert.InRange(Compose(bill, 0).X.Max, 1, 300);
    }

    [Fact]
    public void Compose_FirstYearIsShort_EachYearStandsBelowItsJanuary()
    {
        ChartLayout stacked = Compose("5 years of days", 0);

        PlacedText[] januaries = [.. stacked.Texts.Where(text => text.Text == "Jan")];
        PlacedText[] years = [.. stacked.Texts.Where(text => text.Text.Length == 4 && text.Text.StartsWith("20", StringComparison.Ordinal))];
        Assert.Equal(["2025", "2026", "2027", "2028", "2029"], years.Select(year => year.Text));
        Assert.All(januaries.Zip(years), pair => Assert.Equal(Middle(pair.First), Middle(pair.Second), tolerance: 0.01));

        static double Middle(PlacedText text) => (text.Box.Left + text.Box.Right) / 2;
    }

    [Fact]
    public void Compose_ManyGroups_FoldsThemIntoGreyAtTheEnd()
    {
        ChartLayout stacked = Compose("300 groups", 0);
        ChartLayout bars = Compose("300 groups", 1);

        Assert.Equal(9, stacked.Swatches.Count);
        Assert.Equal(Ink.Other, stacked.Swatches[^1].Ink);
        Assert.Contains(stacked.Texts, text => text.Text == "Other (292)");
        Assert.Equal(16, bars.Bars.Count);
        Assert.Equal(Ink.Other, bars.Bars[^1].Ink);
        Assert.Contains(bars.Texts, text => text.Text == "Other (285)");
    }

    [Fact]
    public void Compose_OwnTitle_SaysStillWhatIsShown()
    {
        ChartStyle style = new(new ChartSize(10, 5.6, 100), "Acme Corp", TopCount: 15);

        ChartLayout stacked = Bills.Hostile["usual"]().Layouts(style, _ruler).First().Layout;

        Assert.Equal("Acme Corp", stacked.Texts[0].Text);
        Assert.StartsWith("Billed cost by service, per day · USD · 2 Sep – 1 Oct 2024 · total $", stacked.Texts[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_NamesThatDifferInTheMiddle_StayApart()
    {
        ChartLayout stacked = Compose("long names", 0);

        Assert.Equal(stacked.Texts.Count, stacked.Texts.Select(text => (text.Text, text.Box.Left, text.Box.Top)).Distinct().Count());
        string[] names = [.. stacked.Texts.Select(text => text.Text).Where(text => text.Contains("l365", StringComparison.Ordinal))];
        Assert.NotEmpty(names);
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    public void Dispose() => _ruler.Dispose();

    private ChartLayout Compose(string bill, int chart) =>
        Bills.Hostile[bill]().Layouts(new ChartStyle(new ChartSize(10, 5.6, 100), null, 15), _ruler).ElementAt(chart).Layout;
}
