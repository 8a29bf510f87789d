namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>The part of <c>summary.json</c> that charts need, as it is written and unchecked; other members are left alone.</summary>
internal sealed record SummaryDocument(
    int? SummaryVersion,
    SummaryDocument.BillPart? Bill,
    string? Period,
    List<SummaryDocument.CurrencyPart?>? Currencies,
    List<SummaryDocument.TablePart?>? Tables,
    List<SummaryDocument.SourcePart?>? Sources)
{
    internal sealed record BillPart(string? CostColumn, string? Format, List<string>? Notices, List<string>? Missing);

    internal sealed record CurrencyPart(string? Currency, string? Total, string? FirstPeriod, string? LastPeriod, string? FirstDay, string? LastDay, ChangePart? Change);

    internal sealed record ChangePart(List<string?>? IncompletePeriods);

    internal sealed record TablePart(string? File, string? Kind, string? Column, string? Currency);

    internal sealed record SourcePart(string? File, long RowCount, long Bytes, string? Sha256);
}
