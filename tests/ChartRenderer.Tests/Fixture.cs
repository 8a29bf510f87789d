using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Tests;

/// <summary>The analyzer's tables of the FOCUS sample bill (FinOps Foundation, CC BY 4.0), and other files beside the tests.</summary>
internal static class Fixture
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static Stream OpenSample(string file) => File.OpenRead(Path.Combine(Folder, "sample", file));

    public static BillSummary ReadSampleSummary()
    {
        using Stream json = OpenSample("summary.json");
        return SummaryReader.Read(json, "summary.json");
    }
}
