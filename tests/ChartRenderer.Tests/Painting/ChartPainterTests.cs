using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Painting;
using Pipeline.Nodes.ChartRenderer.Tables;
using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Tests.Painting;

public sealed class ChartPainterTests : IDisposable
{
    // Another processor may round the edge of a letter differently.
    private const int Tolerance = 3;

    private readonly TextRuler _ruler = new();

    [Fact]
    public void WritePng_SameData_SameBytes()
    {
        foreach ((string name, ChartLayout layout) in Layouts("credits", 100))
        {
            Assert.True(Paint(layout).AsSpan().SequenceEqual(Paint(layout)), name);
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(144)]
    public void WritePng_InBands_SamePictureAsInOnePiece(int dpi)
    {
        // Skia smooths a slanted line a little differently where it is cut: a few of all bytes.
        const int LineTolerance = 40;
        const double FewBytes = 0.001;
        foreach ((string name, ChartLayout layout) in Layouts("credits", dpi))
        {
            byte[] banded = Paint(layout, bandBytes: layout.Size.WidthPixels * 4 * 37);

            int[] differences = [.. Differences(Paint(layout), banded)];
            Assert.True(layout.Lines.Count > 0 || differences.Max() == 0, name);
            Assert.InRange(differences.Count(difference => difference > LineTolerance), 0, (int)(differences.Length * FewBytes));
        }
    }

    [Theory]
    [InlineData(50, 500, 280)]
    [InlineData(100, 1000, 560)]
    [InlineData(300, 3000, 1680)]
    public void WritePng_AnyResolution_PictureHasThatManyPixels(int dpi, int width, int height)
    {
        foreach ((_, ChartLayout layout) in Layouts("usual", dpi))
        {
            using SKBitmap bitmap = SKBitmap.Decode(Paint(layout));

            Assert.Equal((width, height), (bitmap.Width, bitmap.Height));
        }
    }

    [Fact]
    public void WritePng_TwoResolutions_ShowTheSame()
    {
        foreach ((ChartLayout coarse, ChartLayout fine) in Layouts("credits", 100).Zip(Layouts("credits", 200), (a, b) => (a.Layout, b.Layout)))
        {
            using SKBitmap small = SKBitmap.Decode(Paint(coarse));
            using SKBitmap large = SKBitmap.Decode(Paint(fine));
            using SKBitmap shrunk = large.Resize(small.Info, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));

            double difference = small.Pixels.Zip(shrunk.Pixels, (a, b) => Math.Abs(a.Red - b.Red) + Math.Abs(a.Green - b.Green) + Math.Abs(a.Blue - b.Blue)).Average();
            Assert.InRange(difference, 0, 12);
        }
    }

    [Theory]
    [MemberData(nameof(HostileBills))]
    public void WritePng_AnyBill_PaintsOntoWhite(string bill)
    {
        foreach ((string name, ChartLayout layout) in Layouts(bill, 50))
        {
            using SKBitmap bitmap = SKBitmap.Decode(Paint(layout));

            Assert.Equal(SKColors.White, bitmap.GetPixel(0, 0));
            Assert.Equal(SKColors.White, bitmap.GetPixel(bitmap.Width - 1, bitmap.Height - 1));
            Assert.True(bitmap.Pixels.Distinct().Count() > 10, name);
        }
    }

    public static TheoryData<string> HostileBills() => [.. Bills.Hostile.Keys];

    [Theory]
    [InlineData("cost_by_ServiceName.csv", "Bars", "cost_by_ServiceName")]
    [InlineData("cost_by_ServiceName.csv", "Pareto", "pareto_cost_by_ServiceName")]
    [InlineData("cost_by_day.csv", "Cumulative", "cumulative_cost")]
    [InlineData("cost_by_day.csv", "MonthToDate", "month_to_date")]
    [InlineData("cost_by_day_and_ServiceName.csv", "Stacked", "cost_by_day_and_ServiceName")]
    [InlineData("cost_by_day_and_ServiceName.csv", "HeatMap", "heat_map_cost_by_day_and_ServiceName")]
    [InlineData("cost_by_day_and_measure.csv", "Measures", "cost_by_day_and_measure")]
    [InlineData("change.csv", "Waterfall", "change")]
    [InlineData("anomaly_by_day.csv", "Anomalies", "anomaly_by_day")]
    public void WritePng_SampleBill_LooksAsApproved(string file, string kindName, string stem)
    {
        ChartKind kind = Enum.Parse<ChartKind>(kindName);
        BillSummary bill = Fixture.ReadSampleSummary();
        BillTable table = bill.Tables.Single(table => table.File == file);
        using Stream csv = Fixture.OpenSample(file);
        ChartStyle style = new(new ChartSize(8, 4.5, 60), null, 15) { MonthlyBudget = 18 };
        byte[] received = Paint(Assert.Single(ChartComposer.Compose(TableContent.Read(csv, table, bill), [kind], bill, style, _ruler)).Layout);

        Assert.Contains(kind, ChartPlan.KindsOf(table, bill.Period));
        Assert.Equal(stem, ChartPlan.Stem(kind, table, bill.Period));
        string picture = stem + ".png";
        string approvedPath = Path.Combine(Fixture.Folder, "approved", picture);
        string receivedPath = Path.ChangeExtension(approvedPath, ".received.png");
        Directory.CreateDirectory(Path.GetDirectoryName(approvedPath)!);
        File.WriteAllBytes(receivedPath, received);
        Assert.True(File.Exists(approvedPath), $"Look at {receivedPath}, and if it is right, approve it.");
        Assert.True(LargestDifference(File.ReadAllBytes(approvedPath), received) <= Tolerance, $"{receivedPath} differs from {approvedPath}.");
        File.Delete(receivedPath);
    }

    [Fact]
    public void WritePng_DarkTheme_PaintsOntoDark()
    {
        using MemoryStream output = new();
        ChartPainter.WritePng(Layouts("usual", 50).First().Layout, ColorScheme.Dark, _ruler, output);
        using SKBitmap bitmap = SKBitmap.Decode(output.ToArray());

        Assert.Equal(ColorScheme.Dark.Color(Ink.Background), bitmap.GetPixel(0, 0));
        Assert.Equal(ColorScheme.Dark.Color(Ink.Background), bitmap.GetPixel(bitmap.Width - 1, bitmap.Height - 1));
    }

    private static int LargestDifference(byte[] expectedPng, byte[] actualPng) => Differences(expectedPng, actualPng).Max();

    private static IEnumerable<int> Differences(byte[] expectedPng, byte[] actualPng)
    {
        using SKBitmap expected = SKBitmap.Decode(expectedPng);
        using SKBitmap actual = SKBitmap.Decode(actualPng);
        Assert.Equal(expected.Info, actual.Info);
        return expected.Bytes.Zip(actual.Bytes, (a, b) => Math.Abs(a - b));
    }

    public void Dispose() => _ruler.Dispose();

    private IEnumerable<(string Name, ChartLayout Layout)> Layouts(string bill, int dpi) =>
        Bills.Hostile[bill]().Layouts(new ChartStyle(new ChartSize(10, 5.6, dpi), null, 15), _ruler);

    private byte[] Paint(ChartLayout layout, int bandBytes = ChartPainter.BandBytes)
    {
        using MemoryStream output = new();
        ChartPainter.WritePng(layout, ColorScheme.Light, _ruler, output, bandBytes);
        return output.ToArray();
    }
}
