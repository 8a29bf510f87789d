using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Tells the period and the day of rows. A bill has few times and many rows: each time is parsed once.</summary>
internal sealed class PeriodReader(BillPeriod period, BillLayout layout)
{
    // Two years of hours. A bill with more times has them parsed again.
    private const int MaxTimes = 20_000;
    private const int MaxTimeBytes = 64;

    private readonly NameTable _times = new(2 * sizeof(int));

    /// <summary>The numbers of the row's period and day, as <see cref="PeriodCalendar"/> counts them.</summary>
    /// <exception cref="BillFormatException">The field is no time.</exception>
    public (int Period, int Day) Read(BillRow row)
    {
        ReadOnlySpan<byte> text = row[layout.Time];
        if (_times.TryGet(text, out _))
        {
            return _times.LastNote<(int, int)>();
        }

        (int Period, int Day) numbers = Parse(text, row);
        if (text.Length <= MaxTimeBytes && _times.Count < MaxTimes)
        {
            // All that is a time is ASCII, and so a name.
            _times.GetOrAdd(text);
            _times.LastNote<(int, int)>() = numbers;
        }

        return numbers;
    }

    private (int Period, int Day) Parse(ReadOnlySpan<byte> text, BillRow row)
    {
        bool slashes = layout.Kind.HasSlashDates;
        return (slashes ? ChargeTime.TryParseWithSlashes(text, out long minute) : ChargeTime.TryParse(text, out minute))
            ? (PeriodCalendar.Number(period, minute), PeriodCalendar.Number(BillPeriod.Day, minute))
            : throw row.Error(layout.Time, slashes ? ChargeTime.ExpectedWithSlashes : ChargeTime.Expected);
    }
}
