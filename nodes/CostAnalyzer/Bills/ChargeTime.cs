namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>
/// Reads points in time from UTF-8 text: ISO 8601 as FOCUS demands it (<c>2024-09-18T22:00:00Z</c>), and what exporters make of it:
/// a space for the <c>T</c>, no zone (then UTC), an offset, <c>UTC</c>, fractions of a second, no seconds, a date alone.
/// </summary>
internal static class ChargeTime
{
    /// <summary>What <see cref="TryParse"/> takes, for error messages.</summary>
    public const string Expected = "a date and time such as 2024-09-18T22:00:00Z, 2024-09-18 22:00:00 or 2024-09-18";

    /// <summary>What is taken in bills that write dates with slashes.</summary>
    public const string ExpectedWithSlashes = "a date such as 09/18/2024 (the month first) or 2024-09-18";

    private const int DateLength = 10;
    private const int MinutesPerHour = 60;
    private const int MinutesPerDay = 24 * 60;

    /// <summary>Reads <paramref name="text"/>; seconds are checked and dropped.</summary>
    /// <param name="text">The text.</param>
    /// <param name="minute">Minutes since 0001-01-01 00:00 UTC.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out long minute)
    {
        minute = 0;
        if (!TryParseDate(text, out int dayNumber))
        {
            return false;
        }

        minute = (long)dayNumber * MinutesPerDay;
        ReadOnlySpan<byte> rest = text[DateLength..];
        if (rest.IsEmpty)
        {
            return true;
        }

        if (rest[0] is not ((byte)' ' or (byte)'T' or (byte)'t')
            || !TryParseClock(rest[1..], out int minuteOfDay, out rest)
            || !TryParseZone(rest, out int offset))
        {
            return false;
        }

        minute += minuteOfDay - offset;
        return minute >= 0 && minute / MinutesPerDay <= DateOnly.MaxValue.DayNumber;
    }

    /// <summary>Reads <c>MM/DD/YYYY</c> too.</summary>
    /// <inheritdoc cref="TryParse"/>
    public static bool TryParseWithSlashes(ReadOnlySpan<byte> text, out long minute)
    {
        if (text.Length < DateLength || text[2] != '/' || text[5] != '/')
        {
            return TryParse(text, out minute);
        }

        // In the order of ISO 8601: a date alone.
        Span<byte> iso = stackalloc byte[DateLength];
        text[6..10].CopyTo(iso);
        text[..2].CopyTo(iso[5..]);
        text[3..5].CopyTo(iso[8..]);
        iso[4] = iso[7] = (byte)'-';
        minute = 0;
        return text.Length == DateLength && TryParse(iso, out minute);
    }

    private static bool TryParseDate(ReadOnlySpan<byte> text, out int dayNumber)
    {
        dayNumber = 0;
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-'
            || !TryParsePair(text, out int century) || !TryParsePair(text[2..], out int yearOfCentury)
            || !TryParsePair(text[5..], out int month) || !TryParsePair(text[8..], out int day))
        {
            return false;
        }

        int year = (century * 100) + yearOfCentury;
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        dayNumber = new DateOnly(year, month, day).DayNumber;
        return true;
    }

    private static bool TryParseClock(ReadOnlySpan<byte> text, out int minuteOfDay, out ReadOnlySpan<byte> rest)
    {
        minuteOfDay = 0;
        rest = default;
        if (text.Length < 5 || text[2] != ':' || !TryParsePair(text, out int hour) || !TryParsePair(text[3..], out int minute)
            || hour > 23 || minute > 59)
        {
            return false;
        }

        minuteOfDay = (hour * MinutesPerHour) + minute;
        rest = text[5..];
        if (rest.IsEmpty || rest[0] != ':')
        {
            return true;
        }

        // 60 is a leap second.
        if (!TryParsePair(rest[1..], out int second) || second > 60)
        {
            return false;
        }

        rest = rest[3..];
        if (rest.IsEmpty || rest[0] != '.')
        {
            return true;
        }

        int digits = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        digits = digits < 0 ? rest.Length - 1 : digits;
        rest = rest[(digits + 1)..];
        return digits > 0;
    }

    private static bool TryParseZone(ReadOnlySpan<byte> text, out int offset)
    {
        offset = 0;
        text = text.TrimStart((byte)' ');
        if (text.IsEmpty || text.SequenceEqual("Z"u8) || text.SequenceEqual("z"u8) || text.SequenceEqual("UTC"u8))
        {
            return true;
        }

        int sign = text[0] switch { (byte)'+' => 1, (byte)'-' => -1, _ => 0 };
        ReadOnlySpan<byte> minutes = text.Length switch
        {
            3 => "00"u8,
            5 => text[3..],
            6 when text[3] == ':' => text[4..],
            _ => default,
        };
        if (sign == 0 || !TryParsePair(minutes, out int minute) || !TryParsePair(text[1..], out int hour) || hour > 23 || minute > 59)
        {
            return false;
        }

        offset = sign * ((hour * MinutesPerHour) + minute);
        return true;
    }

    private static bool TryParsePair(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        if (text.Length < 2)
        {
            return false;
        }

        uint tens = (uint)text[0] - '0';
        uint ones = (uint)text[1] - '0';
        value = (int)((tens * 10) + ones);
        return tens <= 9 && ones <= 9;
    }
}
