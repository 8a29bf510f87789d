using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Report;

/// <summary>Everything that a report shows.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Headlines">The sentences on top: why the bill moved.</param>
/// <param name="Bill">The bill.</param>
/// <param name="Charts">The charts in their order.</param>
/// <param name="Tables">The tables in theirs.</param>
/// <param name="Facts">What made the report: pipeline, section, settings.</param>
internal sealed record ReportContent(
    string Title,
    IReadOnlyList<string> Headlines,
    BillSummary Bill,
    IReadOnlyList<ReportChart> Charts,
    IReadOnlyList<ReportTable> Tables,
    IReadOnlyList<(string Name, string Value)> Facts);
