namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Tells the period and the day of rows.</summary>
internal sealed class PeriodReader(BillPeriod period, BillLayout layout)
{
    private const int MaxTimeBytes = 64;

    // Neighbouring rows mostly are of one time; what was read last is read again for nothing.
    private readonly byte[] _lastTime = new byte[MaxTimeBytes];
    private int _lastTimeLength = -1;
    private int _lastPeriod;
    private int _lastDay;

    /// <summary>The numbers of the row's period and day, as <see cref="PeriodCalendar"/> counts them.</summary>
    /// <exception cref="BillFormatException">The field is no time.</exception>
    public (int Period, int Day) Read(BillRow row)
    {
        ReadOnlySpan<byte> text = row[layout.Time];
        if (text.Length == _lastTimeLength && text.SequenceEqual(_lastTime.AsSpan(0, text.Length)))
        {
            return (_lastPeriod, _lastDay);
        }

        bool slashes = layout.Kind.HasSlashDates;
        if (!(slashes ? ChargeTime.TryParseWithSlashes(text, out long minute) : ChargeTime.TryParse(text, out minute)))
        {
            throw row.Error(layout.Time, slashes ? ChargeTime.ExpectedWithSlashes : ChargeTime.Expected);
        }

        _lastPeriod = PeriodCalendar.Number(period, minute);
        _lastDay = PeriodCalendar.Number(BillPeriod.Day, minute);
        _lastTimeLength = text.Length <= MaxTimeBytes ? text.Length : -1;
        if (_lastTimeLength > 0)
        {
            text.CopyTo(_lastTime);
        }

        return (_lastPeriod, _lastDay);
    }
}
