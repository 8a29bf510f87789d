using System.Globalization;
using System.Text;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Bills;

public sealed class CostAnalysisTests
{
    private const string Two = "S3,1.25,USD,2024-09-18 22:00:00\nEC2,2.5,USD,2024-09-19";

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\n", "\uFEFF")]
    [InlineData("\r\n", "\uFEFF")]
    public void Read_LineEndsAndByteOrderMark_DoNotMatter(string newLine, string mark) =>
        Assert.Equal("3.75", Bill.Total(Bill.Analyze(mark + $"{Bill.Header}\n{Two}\n\n".ReplaceLineEndings(newLine))));

    [Fact]
    public void Read_MoreTimesThanAreRemembered_CountsEachOnItsDay()
    {
        // A time for each minute, and all of them twice.
        string times = string.Concat(Enumerable.Range(0, 30_000)
            .Select(minute => string.Create(CultureInfo.InvariantCulture, $"S3,1,USD,{new DateTime(2024, 1, 1).AddMinutes(minute):yyyy-MM-dd HH:mm:ss}\n")));

        CostCube cube = Bill.AnalyzeRows(times + times).Sums.Cube;

        Assert.Equal([.. Enumerable.Repeat(2880L, 20), 2400L], Enumerable.Range(0, cube.SlotCount).Select(slot => cube.Total(slot).RowCount));
    }

    [Fact]
    public void Read_NoLineEndAtTheEnd_TakesTheLastRow() => Assert.Equal("3.75", Bill.Total(Bill.Analyze($"{Bill.Header}\n{Two}")));

    [Fact]
    public void Read_ByteOrderMarkBeforeAQuotedHeader_DoesNotMatter() =>
        Assert.Equal("3.75", Bill.Total(Bill.Analyze($"\uFEFF\"{Bill.Header.Replace(",", "\",\"", StringComparison.Ordinal)}\"\n{Two}")));

    [Fact]
    public void Read_ManyRows_AllocatesNothingForEach()
    {
        using MemoryStream small = new();
        new FocusBillWriter(seed: 1).Write(small, 2_000_000);
        using MemoryStream large = new();
        new FocusBillWriter(seed: 1).Write(large, 20_000_000);

        // The first time warms up what the process keeps.
        AllocatedBytes(small);
        long smallBytes = AllocatedBytes(small);
        long largeBytes = AllocatedBytes(large);

        Assert.InRange(largeBytes - smallBytes, long.MinValue, 64 * 1024);
    }

    [Fact]
    public void Read_Utf16_IsTranscoded() =>
        Assert.Equal("3.75", Bill.Total(Bill.Analyze([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($"{Bill.Header}\n{Two}")], "a.csv")));

    [Fact]
    public void Read_QuotedNewlinesCommasAndQuotes_AreText()
    {
        CostAnalysis analysis = Bill.AnalyzeRows("\"a\nb, \"\"c\"\"\",1,USD,2024-09-18\n\"a\nb, \"\"c\"\"\",\"2\",\"USD\",\"2024-09-18\"\n5\" disk,4,USD,2024-09-18");

        Assert.Equal(
            "ServiceName,BillingCurrency,BilledCost,RowCount\n5\" disk,USD,4,1\n\"a\nb, \"\"c\"\"\",USD,3,2\n".Replace("5\" disk", "\"5\"\" disk\"", StringComparison.Ordinal),
            Bill.Tables(analysis)["cost_by_ServiceName.csv"]);
    }

    [Fact]
    public void Read_EmptyOrNullCost_IsSkippedAndCounted()
    {
        CostAnalysis analysis = Bill.AnalyzeRows("a,1,USD,2024-09-18\na,,USD,nonsense\na,NULL,USD,2024-09-18\na,\"\",USD,2024-09-18\na,\"NULL\",USD,2024-09-18");

        Assert.Equal("1", Bill.Total(analysis));
        Assert.Equal(5, analysis.RowCount);
        Assert.Equal((4, "data/bill.csv", 3), (analysis.Sums.WithoutCost.Count, analysis.Sums.WithoutCost.FirstFile, analysis.Sums.WithoutCost.FirstLine));
    }

    [Fact]
    public void Read_EmptyOrNullGroup_IsNone()
    {
        Dictionary<string, string> tables = Bill.Tables(Bill.AnalyzeRows(",1,USD,2024-09-18\nNULL,2,USD,2024-09-18"));

        Assert.Equal("ServiceName,BillingCurrency,BilledCost,RowCount\n(none),USD,3,2\n", tables["cost_by_ServiceName.csv"]);
    }

    [Theory]
    [InlineData("ServiceName", "data/bill.csv, line 3: column 'ServiceName': found 'Caf\\xE9 é', whose byte 4 is not UTF-8; expected UTF-8. Convert the file from its encoding: iconv -f WINDOWS-1252 -t UTF-8, for example.")]
    [InlineData("BillingCurrency", "data/bill.csv, line 3: column 'BillingCurrency': found '\\x80', whose byte 1 is not UTF-8; expected UTF-8. Convert the file from its encoding: iconv -f WINDOWS-1252 -t UTF-8, for example.")]
    public void Read_NameThatIsNotUtf8_SaysWhereAndWhatToDo(string column, string message)
    {
        byte[] row = column == "ServiceName"
            ? [.. "Caf"u8, 0xE9, .. " é,1,USD,2024-09-18\n"u8]
            : [.. "S3,1,"u8, 0x80, .. ",2024-09-18\n"u8];
        byte[] bill = [.. Encoding.UTF8.GetBytes($"{Bill.Header}\nS3,1,USD,2024-09-18\n"), .. row];

        BillFormatException error = Assert.Throws<BillFormatException>(() => Bill.Analyze(bill, "data/bill.csv"));

        Assert.Equal((message, 3), (error.Message, error.Line));
    }

    [Fact]
    public void Read_ColumnNobodyAskedForIsNotUtf8_IsNoConcern()
    {
        byte[] bill = [.. Encoding.UTF8.GetBytes($"Tags,{Bill.Header}\n"), 0xE9, .. ",S3,1,USD,2024-09-18\n"u8];

        Assert.Equal("1", Bill.Total(Bill.Analyze(bill, "data/bill.csv")));
    }

    [Theory]
    [InlineData("a,1.5x,USD,2024-09-18",
        "data/bill.csv, line 3: column 'BilledCost': found '1.5x', expected a number such as 12.5, -0.004 or 1.5E-7, or nothing, or NULL.")]
    [InlineData("a,\"1,5\",USD,2024-09-18",
        "data/bill.csv, line 3: column 'BilledCost': found '1,5', expected a number such as 12.5, -0.004 or 1.5E-7, or nothing, or NULL.")]
    [InlineData("a,1E400,USD,2024-09-18",
        "data/bill.csv, line 3: column 'BilledCost': found '1E400', expected a number with at most 100 digits on either side of its point.")]
    [InlineData("a,1,USD,09/18/2024",
        "data/bill.csv, line 3: column 'ChargePeriodStart': found '09/18/2024', expected a date and time such as 2024-09-18T22:00:00Z, 2024-09-18 22:00:00 or 2024-09-18.")]
    [InlineData("a,1,USD,",
        "data/bill.csv, line 3: column 'ChargePeriodStart': found '', expected a date and time such as 2024-09-18T22:00:00Z, 2024-09-18 22:00:00 or 2024-09-18.")]
    [InlineData("a,1,USD", "data/bill.csv, line 3: found 3 fields, expected 4 as in the header.")]
    [InlineData("a,1,USD,2024-09-18,", "data/bill.csv, line 3: found 5 fields, expected 4 as in the header.")]
    [InlineData("a,1,USD,\"2024-09-18",
        "data/bill.csv, line 3: found a quote that is never closed; expected RFC 4180: a quoted field ends with its quote, and a quote inside it is doubled.")]
    [InlineData("\"a\"b,1,USD,2024-09-18",
        "data/bill.csv, line 3: found text behind a closing quote; expected RFC 4180: a quoted field ends with its quote, and a quote inside it is doubled.")]
    public void Read_BadRow_SaysWhereWhatAndWhatElse(string row, string message) =>
        Assert.Equal(message, Bill.Error($"{Bill.Header}\na,1,USD,2024-09-18\n{row}\nb,1,USD,2024-09-18\n"));

    [Fact]
    public void Read_BadRowBehindQuotedNewlines_CountsLinesNotRows() =>
        Assert.StartsWith("data/bill.csv, line 5: ", Bill.Error($"{Bill.Header}\n\"a\n\nb\",1,USD,2024-09-18\na,x,USD,2024-09-18"), StringComparison.Ordinal);

    [Fact]
    public void Read_LongOrBinaryField_IsShownShortAndOnOneLine()
    {
        string message = Bill.Error($"{Bill.Header}\na,\"\n\t{new string('x', 500)}\",USD,2024-09-18");

        Assert.Contains($"found '\\u000a\\u0009{new string('x', 78)}…', expected", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_QuoteNeverClosedInALargeFile_IsNoticedBeforeItFillsTheMemory()
    {
        byte[] start = Encoding.UTF8.GetBytes($"{Bill.Header}\na,1,USD,2024-09-18\na,1,USD,\"");
        byte[] bytes = [.. start, .. Enumerable.Repeat((byte)'x', 40 << 20)];

        BillFormatException error = Assert.Throws<BillFormatException>(() => Bill.Analyze(bytes, "data/big.csv"));

        Assert.Contains("expected a record of at most 16777216 bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(("data/big.csv", 3), (error.File, error.Line));
    }

    [Fact]
    public void Read_HeaderOnly_IsABillOfNoRows()
    {
        CostAnalysis analysis = Bill.Analyze(Bill.Header + "\n");

        Assert.Equal(0, analysis.RowCount);
        Assert.Equal(new BillSource("data/bill.csv", 0, Bill.Header.Length + 1), Assert.Single(analysis.Sources));
        Assert.Empty(Bill.Tables(analysis));
    }

    [Fact]
    public void Read_EmptyFile_AsksForAHeader() => Assert.Equal(
        "data/bill.csv: the file is empty; expected a header with the columns 'BilledCost' (cost_column), 'ChargePeriodStart' (periods).",
        Bill.Error(""));

    [Fact]
    public void Read_Gzip_IsDecompressed()
    {
        byte[] bytes = Bill.Compress(Encoding.UTF8.GetBytes($"{Bill.Header}\n{Two}"));

        CostAnalysis analysis = Bill.Analyze(bytes, "data/bill.csv.gz");

        Assert.Equal("3.75", Bill.Total(analysis));
        Assert.Equal(bytes.Length, Assert.Single(analysis.Sources).Bytes);
    }

    [Fact]
    public void Read_GzipThatIsNone_SaysSo()
    {
        BillFormatException error = Assert.Throws<BillFormatException>(() => Bill.Analyze(Encoding.UTF8.GetBytes(Two), "data/bill.csv.gz"));

        Assert.StartsWith("data/bill.csv.gz: expected gzip data, as the name says. ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(9_000)]
    [InlineData(-9)]
    [InlineData(-8)]
    [InlineData(-4)]
    [InlineData(-1)]
    public void Read_GzipCutShort_SaysSo(int length)
    {
        using MemoryStream bill = new();
        new FocusBillWriter(seed: 3).Write(bill, 300_000);
        byte[] bytes = Bill.Compress(bill.ToArray());

        BillFormatException error = Assert.Throws<BillFormatException>(
            () => Bill.Analyze(bytes[..(length < 0 ? bytes.Length + length : length)], "data/bill.csv.gz"));

        Assert.StartsWith("data/bill.csv.gz: expected gzip data", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_GzipOfSeveralMembers_IsReadToTheEnd()
    {
        byte[] bytes = [.. Bill.Compress(Encoding.UTF8.GetBytes($"{Bill.Header}\n{Two}\n")), .. Bill.Compress("S3,10,USD,2024-09-20\n"u8.ToArray())];

        Assert.Equal("13.75", Bill.Total(Bill.Analyze(bytes, "data/bill.csv.gz")));
    }

    [Fact]
    public void Read_SeveralFilesWithOtherColumnOrders_AddUp()
    {
        CostAnalysis analysis = new(Bill.Query);
        Bill.Read(analysis, Encoding.UTF8.GetBytes($"{Bill.Header}\n{Two}"), "data/a.csv");
        Bill.Read(analysis, "ChargePeriodStart,Tags,BilledCost,ServiceName,BillingCurrency\n2024-09-18,{},10,S3,USD"u8.ToArray(), "more/a.csv");

        Assert.Equal("13.75", Bill.Total(analysis));
        Assert.Equal(["data/a.csv", "more/a.csv"], analysis.Sources.Select(source => source.File));
    }

    [Fact]
    public void Read_Cancelled_Ends()
    {
        using MemoryStream bill = new();
        new FocusBillWriter(seed: 1).Write(bill, 10_000_000);
        bill.Position = 0;
        using CancellationTokenSource source = new();
        List<long> progress = [];

        Assert.Throws<OperationCanceledException>(() => new CostAnalysis(Bill.Query).Read(
            "a.csv", bill, bill.Length, isLast: true, rows =>
            {
                progress.Add(rows);
                source.Cancel();
            },
            source.Token));

        Assert.Equal([CostAnalysis.RowsPerProgress], progress);
    }

    private static long AllocatedBytes(MemoryStream bill)
    {
        bill.Position = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        new CostAnalysis(Bill.Query).Read("bill.csv", bill, bill.Length);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
