using System.Text;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Hostile;

/// <summary>A file that no exporter should write, and what must come of it: the right sums, or an exit code with a text that says where.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Content">The file.</param>
/// <param name="Expected">The totals by currency, <c>3.5 USD</c>, joined by commas; or a part of the error's text.</param>
internal sealed record HostileBill(string Name, byte[] Content, string Expected)
{
    public const string Header = "ServiceName,BilledCost,BillingCurrency,ChargePeriodStart";

    /// <summary>A row that is in order.</summary>
    public const string Good = "S3,1.5,USD,2024-09-18";

    public HostileBill(string name, string content, string expected)
        : this(name, Encoding.UTF8.GetBytes(content), expected)
    {
    }

    /// <summary>The name of the file in the folder <c>data</c>.</summary>
    public string File { get; init; } = "input.csv";

    /// <summary>The node's section.</summary>
    public string Section { get; init; } = "{}";

    /// <summary>0, or 65 for data that is rejected, or 78 for settings.</summary>
    public int ExitCode { get; init; }

    /// <summary>A row in the middle of two good ones, that is wrong: the text names line 3.</summary>
    public static HostileBill Row(string name, string row, string expected) =>
        new(name, $"{Header}\n{Good}\n{row}\n{Good}\n", $"data/input.csv, line 3: {expected}") { ExitCode = 65 };

    /// <summary>A row after a good one, that is taken.</summary>
    public static HostileBill Taken(string name, string row, string expected) => new(name, $"{Header}\n{Good}\n{row}\n", expected);
}
