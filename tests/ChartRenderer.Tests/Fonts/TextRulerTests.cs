using CsCheck;
using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Fonts;

namespace Pipeline.Nodes.ChartRenderer.Tests.Fonts;

public sealed class TextRulerTests : IDisposable
{
    private static readonly Gen<string> AnyText = Gen.String[Gen.Char["abc WWW iii…Ö–/\ud83d\ude00"], 0, 60];

    private readonly TextRuler _ruler = new();

    [Fact]
    public void Elide_AnyText_FitsAndKeepsBothEnds() =>
        Gen.Select(AnyText, Gen.Double[20, 300]).Sample(
            (text, width) =>
            {
                string elided = _ruler.Elide(text, Theme.Name, width);

                Assert.True(_ruler.Width(elided, Theme.Name) <= width);
                if (elided != text)
                {
                    string[] ends = elided.Split('…', 2);
                    Assert.StartsWith(ends[0], text, StringComparison.Ordinal);
                }
            },
            threads: 1);

    [Fact]
    public void Wrap_AnyText_LinesFitAndLoseNothingButSpacesWhereAllFits() =>
        Gen.Select(AnyText, Gen.Double[20, 300], Gen.Int[1, 4]).Sample(
            (text, width, maxLines) =>
            {
                IReadOnlyList<string> lines = _ruler.Wrap(text, Theme.Name, width, maxLines);

                Assert.InRange(lines.Count, 1, maxLines);
                Assert.All(lines, line => Assert.True(_ruler.Width(line, Theme.Name) <= width));
            },
            threads: 1);

    [Fact]
    public void Elide_LongName_LeavesOutTheMiddle() =>
        Assert.Equal("Amazon Relation…se Service", _ruler.Elide("Amazon Relational Database Service", Theme.Name, 175));

    [Fact]
    public void Wrap_LongName_BreaksAtSpaces() =>
        Assert.Equal(["Amazon Relational", "Database Service"], _ruler.Wrap("Amazon Relational Database Service", Theme.Name, 130, maxLines: 2));

    [Fact]
    public void Width_TenTimesTheSize_IsTenTimesAsWide() =>
        Assert.Equal(
            10 * _ruler.Width("Billed cost by service", Theme.Name),
            _ruler.Width("Billed cost by service", Theme.Name with { Size = Theme.Name.Size * 10 }),
            tolerance: 0.5);

    [Fact]
    public void Width_ArabicWord_IsThatOfItsJoinedLetters()
    {
        Assert.InRange(_ruler.Width("ببب", Theme.Name), 1, (3 * _ruler.Width("ب", Theme.Name)) - 5);
        Assert.Equal(_ruler.Width("خدمة", Theme.Name) + _ruler.Width("HH ", Theme.Name), _ruler.Width("HH خدمة", Theme.Name), tolerance: 0.5);
    }

    [Fact]
    public void Resolver_AnyFontName_GivesTheFontOfTheProgram()
    {
        EmbeddedFontResolver.Install();

        Assert.Equal("DejaVu Sans", ScottPlot.Fonts.GetTypeface("Comic Sans MS", bold: true, italic: true).FamilyName);
        Assert.True(ScottPlot.Fonts.GetTypeface("anything", bold: true, italic: false).IsBold);
    }

    public void Dispose() => _ruler.Dispose();
}
