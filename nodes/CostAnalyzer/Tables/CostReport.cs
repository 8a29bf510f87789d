using Pipeline.Nodes.CostAnalyzer.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>What an analysis found, as tables: for each currency one for each grouping column, one for the periods, one for both, one that compares costs, and those of <see cref="InsightTables"/>.</summary>
internal sealed class CostReport
{
    private readonly BillQuery _query;

    public CostReport(CostAnalysis analysis)
    {
        _query = analysis.Query;
        Analysis = analysis;
        Currencies =
        [
            .. Enumerable.Range(0, analysis.Sums.Cube.CurrencyCount)
                .Select(currency => new CurrencyReport(analysis.Sums, currency, _query))
                .OrderBy(report => report.Currency, StringComparer.Ordinal),
        ];
    }

    public CostAnalysis Analysis { get; }

    /// <summary>The currencies by name; none if no row was counted.</summary>
    public IReadOnlyList<CurrencyReport> Currencies { get; }

    /// <summary>The tables, each made when it is reached, so that only one has to be in memory.</summary>
    public IEnumerable<ReportTable> Tables()
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (CurrencyReport currency in Currencies)
        {
            string? suffix = Currencies.Count > 1 ? TableFileName.Unused(currency.Currency, names) : null;
            foreach (RankedGroups groups in currency.Columns)
            {
                IReadOnlyList<CostRow> rows = groups.Rows();
                string file = TableFileName.Make(period: null, groups.Column, suffix);
                yield return new CostTable(
                    new TableEntry(file, "group", groups.Column, currency.Currency, rows.Count), _query, byPeriod: false, groups, rows);
            }

            yield return new CostTable(
                new TableEntry(TableFileName.Make(_query.Period, column: null, suffix), "period", null, currency.Currency, currency.Periods.Count),
                _query, byPeriod: true, groups: null, currency.Periods);

            foreach (RankedGroups groups in currency.Columns)
            {
                (int count, IEnumerable<CostRow> rows) = groups.RowsByPeriod();
                string file = TableFileName.Make(_query.Period, groups.Column, suffix);
                yield return new CostTable(
                    new TableEntry(file, "period_and_group", groups.Column, currency.Currency, count), _query, byPeriod: true, groups, rows);
            }

            if (_query.ComparedCosts.Count > 0)
            {
                IReadOnlyList<(string, IReadOnlyList<CostRow>)> costs = currency.ComparedCosts();
                string file = TableFileName.Make(_query.Period, "measure", suffix);
                yield return new CostsTable(
                    new TableEntry(file, "measures", null, currency.Currency, costs.Sum(cost => cost.Item2.Count)), _query, costs);
            }

            foreach (ReportTable table in InsightTables.Of(currency, suffix))
            {
                yield return table;
            }
        }
    }
}
