using System.Globalization;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>Chooses which places of a time axis get a label: round times, as many as fit.</summary>
internal static class TimeTicks
{
    private static readonly Grid[] Grids =
    [
        new(TimeUnit.Hour, 1), new(TimeUnit.Hour, 2), new(TimeUnit.Hour, 3), new(TimeUnit.Hour, 6), new(TimeUnit.Hour, 12),
        new(TimeUnit.Day, 1), new(TimeUnit.Day, 2), new(TimeUnit.Week, 1), new(TimeUnit.Week, 2), new(TimeUnit.Week, 4),
        new(TimeUnit.Month, 1), new(TimeUnit.Month, 2), new(TimeUnit.Quarter, 1), new(TimeUnit.Quarter, 2),
        new(TimeUnit.Year, 1), new(TimeUnit.Year, 2), new(TimeUnit.Year, 5), new(TimeUnit.Decade, 1), new(TimeUnit.Decade, 2), new(TimeUnit.Decade, 5),
        new(TimeUnit.Century, 1), new(TimeUnit.Century, 2), new(TimeUnit.Century, 5), new(TimeUnit.Century, 10), new(TimeUnit.Century, 20),
    ];

    /// <summary>The densest round labels of which <paramref name="fits"/> says that they fit; the first place alone where none do.</summary>
    public static IReadOnlyList<TimeTick> Choose(TimeAxis axis, Func<IReadOnlyList<TimeTick>, bool> fits)
    {
        foreach (Grid grid in Grids.Where(grid => grid.Unit >= axis.Unit))
        {
            List<TimeTick> ticks = Ticks(axis, grid);
            if (ticks.Count > 0 && fits(ticks))
            {
                return ticks;
            }
        }

        return [Tick(axis, 0, axis.Unit)];
    }

    private static List<TimeTick> Ticks(TimeAxis axis, Grid grid)
    {
        List<TimeTick> ticks = [];
        for (int index = 0; index < axis.Count; index++)
        {
            if (axis.Unit == TimeUnit.Week && grid.Unit > TimeUnit.Week ? grid.BeginsWithin(axis, index) : grid.BeginsAt(axis, index))
            {
                ticks.Add(Tick(axis, index, grid.Unit));
            }
        }

        return ticks;
    }

    private static TimeTick Tick(TimeAxis axis, int index, TimeUnit unit)
    {
        DateTime start = axis.StartOf(index);
        string year = Write(start, "yyyy");
        return unit switch
        {
            TimeUnit.Hour => new TimeTick(index, Write(start, "HH':'mm"), Write(start, "d MMM yyyy")),
            TimeUnit.Quarter when axis.Unit == TimeUnit.Quarter => new TimeTick(index, $"Q{(start.Month + 2) / 3}", year),
            TimeUnit.Year or TimeUnit.Decade or TimeUnit.Century => new TimeTick(index, year, ""),
            TimeUnit.Month or TimeUnit.Quarter when axis.Unit != TimeUnit.Week => new TimeTick(index, Write(start, "MMM"), year),
            _ => new TimeTick(index, Write(start, "d MMM"), year),
        };
    }

    private static string Write(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Every so many units of the calendar.</summary>
    private readonly record struct Grid(TimeUnit Unit, int Every)
    {
        public bool BeginsAt(TimeAxis axis, int index)
        {
            DateTime time = axis.StartOf(index);
            int number = Calendar.Number(Unit, time);
            return Counted(axis, number) % Every == 0 && Calendar.Start(Unit, number) == time;
        }

        /// <summary>Whether a unit begins in this place or since the one before: weeks do not begin where months do.</summary>
        public bool BeginsWithin(TimeAxis axis, int index)
        {
            int number = Calendar.Number(Unit, axis.StartOf(index));
            return index > 0 && Counted(axis, number) % Every == 0 && number != Calendar.Number(Unit, axis.StartOf(index - 1));
        }

        // 2020 is rounder than 2021, and midnight than 01:00; days and weeks are best counted from the first one shown.
        private int Counted(TimeAxis axis, int number) =>
            Unit is TimeUnit.Day or TimeUnit.Week ? number - Calendar.Number(Unit, axis.StartOf(0)) : number;
    }
}
