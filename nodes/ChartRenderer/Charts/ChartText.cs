using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>What stands above a chart.</summary>
/// <param name="Title">What the chart shows, or the user's own title.</param>
/// <param name="Subtitle">Currency, period covered and total; after what the chart shows if the title is the user's.</param>
internal readonly record struct ChartText(string Title, string Subtitle)
{
    public static ChartText For(string shown, CurrencyTotal total, PeriodKind period, MoneyFormat money, string? ownTitle)
    {
        string facts = $"{Wording.OneLine(total.Currency)} · {Wording.Covered(total, period)} · total {money.Total(total.Total)}";
        return string.IsNullOrWhiteSpace(ownTitle) ? new ChartText(shown, facts) : new ChartText(Wording.OneLine(ownTitle), $"{shown} · {facts}");
    }
}
