using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Report;

/// <summary>Everything that a report shows.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Headlines">The sentences on top: why the bill moved.</param>
/// <param name="Charts">The charts in their order.</param>
/// <param name="Tables">The tables in theirs.</param>
/// <param name="Sources">The files of the bill, and those of the tables.</param>
/// <param name="Facts">What made the report: config file, key, section, run, settings.</param>
internal sealed record ReportContent(
    string Title,
    IReadOnlyList<string> Headlines,
    IReadOnlyList<ReportChart> Charts,
    IReadOnlyList<ReportTable> Tables,
    IReadOnlyList<BillSource> Sources,
    IReadOnlyList<(string Name, string Value)> Facts);
