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
        // Skia smooths a slanted line a little differently where it is cut.
        const int LineTolerance = 40;
        foreach ((string name, ChartLayout layout) in Layouts("credits", dpi))
        {
            byte[] banded = Paint(layout, bandBytes: layout.Size.WidthPixels * 4 * 37);

            Assert.InRange(LargestDifference(Paint(layout), banded), 0, name == "cumulative" ? LineTolerance : 0);
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
    [InlineData("cost_by_ServiceName.csv", "cost_by_ServiceName.png")]
    [InlineData("cost_by_day.csv", "cumulative_cost.png")]
    [InlineData("cost_by_day_and_ServiceName.csv", "cost_by_day_and_ServiceName.png")]
    public void WritePng_SampleBill_LooksAsApproved(string file, string picture)
    {
        BillSummary bill = Fixture.ReadSampleSummary();
        BillTable table = bill.Tables.Single(table => table.File == file);
        using Stream csv = Fixture.OpenSample(file);
        byte[] received = Paint(ChartComposer.Compose(csv, table, bill, new ChartStyle(new ChartSize(8, 4.5, 60), null, 15), _ruler));

        Assert.Equal(picture, ChartComposer.FileName(table, bill.Period));
        string approvedPath = Path.Combine(Fixture.Folder, "approved", picture);
        string receivedPath = Path.ChangeExtension(approvedPath, ".received.png");
        Directory.CreateDirectory(Path.GetDirectoryName(approvedPath)!);
        File.WriteAllBytes(receivedPath, received);
        Assert.True(File.Exists(approvedPath), $"Look at {receivedPath}, and if it is right, approve it.");
        Assert.True(LargestDifference(File.ReadAllBytes(approvedPath), received) <= Tolerance, $"{receivedPath} differs from {approvedPath}.");
        File.Delete(receivedPath);
    }

    private static int LargestDifference(byte[] expectedPng, byte[] actualPng)
    {
        using SKBitmap expected = SKBitmap.Decode(expectedPng);
        using SKBitmap actual = SKBitmap.Decode(actualPng);
        Assert.Equal(expected.Info, actual.Info);
        return expected.Bytes.Zip(actual.Bytes, (a, b) => Math.Abs(a - b)).Max();
    }

    public void Dispose() => _ruler.Dispose();

    private IEnumerable<(string Name, ChartLayout Layout)> Layouts(string bill, int dpi) =>
        Bills.Hostile[bill]().Layouts(new ChartStyle(new ChartSize(10, 5.6, dpi), null, 15), _ruler);

    private byte[] Paint(ChartLayout layout, int bandBytes = ChartPainter.BandBytes)
    {
        using MemoryStream output = new();
        ChartPainter.WritePng(layout, _ruler, output, bandBytes);
        return output.ToArray();
    }
}
