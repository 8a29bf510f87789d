namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>An axis of amounts: it holds zero, has ticks at round steps (1, 2 or 5 times a power of ten), and ends a little beyond the amounts.</summary>
internal sealed class ValueAxis
{
    private const decimal Headroom = 0.03m;

    private ValueAxis(decimal min, decimal max, decimal step)
    {
        Min = min;
        Max = max;
        Step = step;
        List<decimal> ticks = [];
        for (decimal tick = decimal.Ceiling(min / step) * step; tick <= max; tick += step)
        {
            ticks.Add(tick);
        }

        Ticks = ticks;
    }

    public decimal Min { get; }

    public decimal Max { get; }

    public decimal Step { get; }

    public IReadOnlyList<decimal> Ticks { get; }

    /// <summary>An axis that covers zero, <paramref name="low"/> and <paramref name="high"/> with about <paramref name="steps"/> steps.</summary>
    public static ValueAxis Covering(decimal low, decimal high, int steps)
    {
        low = Math.Min(low, 0);
        high = Math.Max(high, 0);
        if (low == high)
        {
            return new ValueAxis(0, 0, 1);
        }

        decimal headroom = (high - low) * Headroom;
        return new ValueAxis(low < 0 ? low - headroom : 0, high > 0 ? high + headroom : 0, RoundStep((high - low) / steps));
    }

    /// <summary>An axis from <paramref name="low"/> to <paramref name="high"/>, which need not hold zero.</summary>
    public static ValueAxis Between(decimal low, decimal high, int steps) =>
        low == high ? new ValueAxis(0, 0, 1) : new ValueAxis(low, high, RoundStep((high - low) / steps));

    private static decimal RoundStep(decimal rough)
    {
        decimal power = 1;
        while (power < rough)
        {
            power *= 10;
        }

        while (power > rough && power > 1e-26m)
        {
            power /= 10;
        }

        return rough <= power ? power : rough <= power * 2 ? power * 2 : rough <= power * 5 ? power * 5 : power * 10;
    }
}
