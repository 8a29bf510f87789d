namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>What amounts come to together, from the first to each of them.</summary>
internal static class RunningSums
{
    public static decimal[] Of(IReadOnlyList<decimal> amounts)
    {
        decimal[] sums = new decimal[amounts.Count];
        decimal sum = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            sum += amounts[i];
            sums[i] = sum;
        }

        return sums;
    }
}
