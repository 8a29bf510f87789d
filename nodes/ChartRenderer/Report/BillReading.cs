using System.Runtime.CompilerServices;
using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Report;

/// <summary>
/// Goes through the tables of a bill. Each is opened once and read once, and of its rows nothing is held when the next one is opened but what the page
/// shows.
/// </summary>
/// <param name="bill">The bill.</param>
/// <param name="config">The settings.</param>
/// <param name="ruler">Measures texts.</param>
/// <param name="openAsync">Opens a table by its file's name.</param>
internal sealed class BillReading(BillSummary bill, ChartRendererConfig config, TextRuler ruler, Func<string, CancellationToken, Task<Stream>> openAsync)
{
    private readonly Dictionary<string, decimal> _budgets = new(StringComparer.Ordinal);

    /// <summary>The tables that charts or the page need, in the bill's order.</summary>
    /// <exception cref="TableFormatException">A table is not what the contract says.</exception>
    public async IAsyncEnumerable<DrawnTable> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A chart shows the budget, so that these tables come first.
        Dictionary<BillTable, DrawnTable> budgets = [];
        foreach (BillTable table in bill.Tables.Where(table => table.Kind == TableKind.Budget))
        {
            TableContent content = await ReadAsync(table, cancellationToken);
            budgets.Add(table, new DrawnTable(table, content.Page, [], Headline: null));
            if (content.Rows is { RowCount: > 0 } rows)
            {
                _budgets[table.Currency] = rows.Cost(rows.RowCount - 1, "Budget");
            }
        }

        foreach (BillTable table in bill.Tables)
        {
            ChartKind[] kinds = [.. ChartPlan.KindsOf(table, bill.Period).Where(kind => config.Charts?.Contains(kind) ?? true)];
            if (budgets.TryGetValue(table, out DrawnTable? budget))
            {
                yield return budget;
            }
            else if (kinds.Length > 0 || config.Report)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return Draw(await ReadAsync(table, cancellationToken), kinds);
            }
        }
    }

    private DrawnTable Draw(TableContent content, ChartKind[] kinds)
    {
        BillTable table = content.Table;
        ChartStyle style = config.Style() with { MonthlyBudget = _budgets.TryGetValue(table.Currency, out decimal budget) ? budget : null };
        string? headline = table.Kind == TableKind.Change ? Headline.Of(bill.Currencies[table.Currency], bill, content.Rows, table, style.Money) : null;
        return new DrawnTable(table, content.Page, ChartComposer.Compose(content, kinds, bill, style, ruler), headline);
    }

    private async Task<TableContent> ReadAsync(BillTable table, CancellationToken cancellationToken)
    {
        await using Stream csv = await openAsync(table.File, cancellationToken);
        return TableContent.Read(csv, table, bill);
    }
}
