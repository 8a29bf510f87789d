using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>Costs summed exactly by group and place on the time axis.</summary>
internal sealed class Stacks
{
    private readonly decimal[,] _costs;
    private readonly decimal[] _above;
    private readonly decimal[] _below;

    private Stacks(int groups, int periods)
    {
        _costs = new decimal[groups, periods];
        _above = new decimal[periods];
        _below = new decimal[periods];
    }

    /// <summary>The height of the highest stack above zero.</summary>
    public decimal Highest { get; private set; }

    /// <summary>The depth of the deepest stack below zero, zero or negative.</summary>
    public decimal Lowest { get; private set; }

    public decimal this[int group, int period] => _costs[group, period];

    public static Stacks Sum(IReadOnlyList<PeriodGroupCost> rows, FoldedGroups groups, TimeAxis time)
    {
        Stacks stacks = new(groups.Names.Count, time.Count);
        foreach (PeriodGroupCost row in rows)
        {
            int period = time.IndexOf(row.Start);
            stacks._costs[groups.IndexOf(row.Group), period] += row.Cost;
        }

        for (int period = 0; period < time.Count; period++)
        {
            for (int group = 0; group < groups.Names.Count; group++)
            {
                decimal cost = stacks._costs[group, period];
                (cost > 0 ? stacks._above : stacks._below)[period] += cost;
            }

            stacks.Highest = Math.Max(stacks.Highest, stacks._above[period]);
            stacks.Lowest = Math.Min(stacks.Lowest, stacks._below[period]);
        }

        return stacks;
    }

    /// <summary>Whether parts of this stack are seen above and parts below zero, so that its height is not its sum.</summary>
    public bool IsMixed(int period)
    {
        decimal smallestSeen = (Highest - Lowest) / 200;
        return _above[period] > smallestSeen && -_below[period] > smallestSeen;
    }

    public decimal NetOf(int period) => _above[period] + _below[period];
}
