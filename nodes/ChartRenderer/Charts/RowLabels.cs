namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>What stands around a chart of rows: names left of them, amounts below.</summary>
internal static class RowLabels
{
    private const double RoomOfAnAmount = 110;

    /// <summary>About how many steps an axis of amounts below a plot takes.</summary>
    public static int Steps(LayoutBox plot) => Math.Max(1, (int)(plot.Width / RoomOfAnAmount));

    /// <summary>Adds the names of rows, each in the middle of its own, and returns how wide they are.</summary>
    public static double AddNames(TextPlacer texts, IReadOnlyList<string> names, double maxWidth, RowPlaces places)
    {
        double lineHeight = texts.Ruler.LineHeight(Theme.Name);
        int maxLines = places.Height >= 2 * lineHeight + 2 ? 2 : 1;
        IReadOnlyList<IReadOnlyList<string>> wrapped = NameLines.Fit(names, texts.Ruler, Theme.Name, maxWidth, maxLines);
        double width = wrapped.SelectMany(lines => lines).Select(line => texts.Ruler.Width(line, Theme.Name)).DefaultIfEmpty().Max();
        for (int i = 0; i < wrapped.Count; i++)
        {
            double first = places.Middle(i) - lineHeight * wrapped[i].Count / 2;
            for (int line = 0; line < wrapped[i].Count; line++)
            {
                texts.Add(wrapped[i][line], Theme.Name, Theme.Margin + width, first + lineHeight * line, align: 1);
            }
        }

        return width;
    }

    /// <summary>Adds the amounts of an axis below a plot, as many as fit, and returns the values that get a line.</summary>
    public static double[] AddAmounts(TextPlacer texts, ValueAxis axis, MoneyFormat money, LayoutBox plot, AxisRange range)
    {
        IReadOnlyList<string> labels = money.Ticks(axis);
        List<double> shown = [];
        double end = double.NegativeInfinity;
        for (int i = 0; i < labels.Count; i++)
        {
            double value = (double)axis.Ticks[i];
            double x = plot.Left + (value - range.Min) / (range.Max - range.Min) * plot.Width;
            PlacedText label = texts.Place(labels[i], Theme.Tick, x, plot.Bottom + 6, align: 0.5);
            if (value >= range.Min && value <= range.Max)
            {
                shown.Add(value);
                if (label.Box.Left >= Math.Max(end, 2) && label.Box.Right <= plot.Right + Theme.Margin - 4)
                {
                    texts.Add(labels[i], Theme.Tick, x, plot.Bottom + 6, align: 0.5);
                    end = label.Box.Right + 10;
                }
            }
        }

        texts.AddNoteIfEmpty(axis, plot);
        return [.. shown];
    }
}
