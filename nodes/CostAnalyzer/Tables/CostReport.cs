using Pipeline.Nodes.CostAnalyzer.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>What an analysis found, as tables: for each currency one for each grouping column, one for the periods, and one for both.</summary>
internal sealed class CostReport
{
    private readonly BillQuery _query;

    public CostReport(CostAnalysis analysis)
    {
        _query = analysis.Query;
        Analysis = analysis;
        Currencies =
        [
            .. Enumerable.Range(0, analysis.Cube.CurrencyCount)
                .Select(currency => new CurrencyReport(analysis.Cube, currency, _query))
                .OrderBy(report => report.Currency, StringComparer.Ordinal),
        ];
    }

    public CostAnalysis Analysis { get; }

    /// <summary>The currencies by name; none if no row was counted.</summary>
    public IReadOnlyList<CurrencyReport> Currencies { get; }

    /// <summary>The tables, each made when it is reached, so that only one has to be in memory.</summary>
    public IEnumerable<CostTable> Tables()
    {
        foreach (CurrencyReport currency in Currencies)
        {
            string? suffix = Currencies.Count > 1 ? currency.Currency : null;
            foreach (RankedGroups groups in currency.Columns)
            {
                CostRow[] rows = groups.Rows();
                string file = TableFileName.Make(period: null, groups.Column, suffix);
                yield return new CostTable(
                    new TableEntry(file, "group", groups.Column, currency.Currency, rows.Length), _query, byPeriod: false, groups, rows);
            }

            yield return new CostTable(
                new TableEntry(TableFileName.Make(_query.Period, column: null, suffix), "period", null, currency.Currency, currency.Periods.Count),
                _query, byPeriod: true, groups: null, currency.Periods);

            foreach (RankedGroups groups in currency.Columns)
            {
                CostRow[] rows = groups.RowsByPeriod();
                string file = TableFileName.Make(_query.Period, groups.Column, suffix);
                yield return new CostTable(
                    new TableEntry(file, "period_and_group", groups.Column, currency.Currency, rows.Length), _query, byPeriod: true, groups, rows);
            }
        }
    }
}
