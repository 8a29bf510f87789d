using System.Globalization;
using System.Xml.Linq;
using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Svg;

namespace Pipeline.Nodes.ChartRenderer.Tests.Svg;

public sealed class SvgWriterTests : IDisposable
{
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    private readonly TextRuler _ruler = new();

    public static TheoryData<string> HostileBills() => [.. Bills.Hostile.Keys];

    [Theory]
    [MemberData(nameof(HostileBills))]
    public void Write_AnyBill_IsXmlWithEachTextWhereTheLayoutHasIt(string bill)
    {
        foreach ((string name, ChartLayout layout) in Bills.Hostile[bill]().Layouts(new ChartStyle(new ChartSize(10, 5.6, 100), null, 15), _ruler))
        {
            XElement svg = XElement.Parse(SvgWriter.Write(layout, ColorScheme.Light));

            PlacedText[] texts = [.. layout.Texts.Where(text => !string.IsNullOrWhiteSpace(text.Text))];
            XElement[] written = [.. svg.Elements(Namespace + "text")];
            Assert.Equal(texts.Select(text => text.Text), written.Select(text => text.Value));
            Assert.All(texts.Zip(written), pair => Assert.Equal(pair.First.Box.Left, double.Parse(pair.Second.Attribute("x")!.Value, CultureInfo.InvariantCulture), tolerance: 0.01));
            Assert.True(layout.Bars.Count <= svg.Elements(Namespace + "rect").Count(), name);
        }
    }

    [Fact]
    public void Write_NamesWithMarkup_AreText()
    {
        ChartStyle style = new(new ChartSize(10, 5.6, 100), "<script>alert(1)</script> \"&", 15);

        string svg = SvgWriter.Write(Bills.Hostile["usual"]().Layouts(style, _ruler).First().Layout, ColorScheme.Light);

        Assert.DoesNotContain("<script", svg, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("<script>alert(1)</script> \"&", XElement.Parse(svg).Elements(Namespace + "text").First().Value);
    }

    [Fact]
    public void Write_SameData_SameTextAndNoNetwork()
    {
        ChartLayout layout = Bills.Hostile["credits"]().Layouts(new ChartStyle(new ChartSize(10, 5.6, 100), null, 15), _ruler).First().Layout;

        Assert.Equal(SvgWriter.Write(layout, ColorScheme.Dark), SvgWriter.Write(layout, ColorScheme.Dark));
        Assert.DoesNotContain("href", SvgWriter.Write(layout, ColorScheme.Dark), StringComparison.Ordinal);
    }

    public void Dispose() => _ruler.Dispose();
}
