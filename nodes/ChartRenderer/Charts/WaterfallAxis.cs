namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>The amounts that a waterfall shows: from zero where its changes can be read then, else from a round amount short of it.</summary>
/// <param name="Low">The lowest amount shown.</param>
/// <param name="High">The highest amount shown.</param>
/// <param name="Cut">Which of both stands in the place of zero; null where zero is shown.</param>
internal readonly record struct WaterfallAxis(decimal Low, decimal High, decimal? Cut)
{
    // From zero, all changes together would take up less than this part of the width.
    private const decimal CutBelow = 0.12m;

    // What is left of the bars of both totals, as a part of the changes.
    private const decimal Stub = 0.25m;

    /// <summary>The axis for bars that end at <paramref name="levels"/>.</summary>
    /// <param name="levels">Where bars begin and end; not the zero that both totals begin at.</param>
    /// <param name="steps">About how many steps between round amounts there are.</param>
    public static WaterfallAxis Covering(IReadOnlyCollection<decimal> levels, int steps)
    {
        (decimal low, decimal high) = (levels.Min(), levels.Max());
        decimal stub = (high - low) * Stub;
        decimal farthest = Math.Max(high, -low);
        if (high > low && (low > 0 || high < 0) && high - low < farthest * CutBelow)
        {
            decimal step = ValueAxis.Between(low, high, steps).Step;
            return low > 0
                ? Make(decimal.Floor((low - stub) / step) * step, high, isLow: true)
                : Make(low, decimal.Ceiling((high + stub) / step) * step, isLow: false);
        }

        return new WaterfallAxis(Math.Min(0, low), Math.Max(0, high), Cut: null);
    }

    /// <summary>What the chart says of a cut axis.</summary>
    public string Note(MoneyFormat money) => $"The axis {(Cut == Low ? "starts" : "ends")} at {money.Label(Cut ?? 0)}, not at zero";

    private static WaterfallAxis Make(decimal low, decimal high, bool isLow) => new(low, high, isLow ? low : high);
}
