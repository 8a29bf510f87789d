using System.IO.Compression;
using System.Text;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Tables;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Bills;

/// <summary>Analyses bills that stand in a test.</summary>
internal static class Bill
{
    public const string Header = "ServiceName,BilledCost,BillingCurrency,ChargePeriodStart";

    public static BillQuery Query { get; } = new("BilledCost", ["ServiceName"], BillPeriod.Day, TopGroups: 0);

    /// <summary>Analyses one file, <c>data/bill.csv</c>.</summary>
    public static CostAnalysis Analyze(string text, BillQuery? query = null) => Analyze(Encoding.UTF8.GetBytes(text), "data/bill.csv", query);

    public static CostAnalysis Analyze(byte[] bytes, string file, BillQuery? query = null)
    {
        CostAnalysis analysis = new(query ?? Query);
        Read(analysis, bytes, file, isLast: true);
        return analysis;
    }

    public static CostAnalysis AnalyzeFile(string path, BillQuery query) => Analyze(File.ReadAllBytes(path), "data/" + Path.GetFileName(path), query);

    public static void Read(CostAnalysis analysis, byte[] bytes, string file, bool isLast = false)
    {
        using MemoryStream stream = new(bytes);
        analysis.Read(file, stream, bytes.Length, isLast, cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>Analyses header and rows, which are separated by LF.</summary>
    public static CostAnalysis AnalyzeRows(string rows, BillQuery? query = null) => Analyze($"{Header}\n{rows}\n", query);

    public static string Error(string text, BillQuery? query = null) =>
        Assert.Throws<BillFormatException>(() => Analyze(text, query)).Message;

    /// <summary>The text of each table by the name of its file.</summary>
    public static Dictionary<string, string> Tables(CostAnalysis analysis) =>
        new CostReport(analysis).Tables().ToDictionary(table => table.Entry.File, Text);

    public static string Total(CostAnalysis analysis) => Assert.Single(new CostReport(analysis).Currencies).Total.ToString();

    public static byte[] Compress(byte[] bytes)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }

    private static string Text(ReportTable table)
    {
        using MemoryStream stream = new();
        table.Write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
