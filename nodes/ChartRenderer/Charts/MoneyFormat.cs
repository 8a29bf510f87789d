using System.Globalization;
using Pipeline.Nodes.Shared;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>Writes amounts of one currency the way people read them: its sign or code, and few digits.</summary>
internal sealed class MoneyFormat
{
    // A longer name stands in the subtitle and not before every amount.
    private const int LongestCode = 5;

    private const decimal LargestInFull = 1_000_000_000_000m;

    private const char Minus = '\u2212';

    private static readonly (decimal Value, string Suffix)[] Units =
    [
        (1_000_000_000_000m, "T"),
        (1_000_000_000m, "B"),
        (1_000_000m, "M"),
    ];

    // Where a unit would take more decimals than that, digits in full are easier to read: $124,020 and not $124.02K.
    private static readonly (decimal Value, string Suffix, decimal From, int MostDecimals)[] TickUnits =
        [.. Units.Select(unit => (unit.Value, unit.Suffix, unit.Value, 2)), (1000m, "K", 10_000m, 1), (1m, "", 0m, int.MaxValue)];

    private readonly string _prefix;
    private readonly NumberFormat _numbers;
    private readonly int _minorUnits;
    private readonly int _decimals;

    /// <param name="currency">An ISO 4217 code, or whatever the bill has in its place.</param>
    /// <param name="largest">The largest amount of the chart: where it is tiny, more decimals are shown.</param>
    /// <param name="style">How the user wants amounts; null for the usual way.</param>
    public MoneyFormat(string currency, decimal largest, MoneyStyle? style = null)
    {
        _numbers = style?.Numbers ?? NumberFormat.English;
        _prefix = (style?.Currency ?? CurrencyFormat.Symbol) switch
        {
            CurrencyFormat.None => "",
            CurrencyFormat.Code => currency.Length <= LongestCode ? currency + "\u00A0" : "",
            _ => Sign(currency),
        };
        _minorUnits = MinorUnits.Of(currency);

        // Two digits that count, also where a whole yen is too much.
        decimal size = Math.Abs(largest);
        _decimals = size is > 0 and < 1 ? Math.Max(2, _minorUnits) : _minorUnits;
        while (size > 0 && _decimals is > 1 and < 28 && size < 10 * Smallest)
        {
            _decimals++;
        }
    }

    private decimal Smallest => new(1, 0, 0, isNegative: false, (byte)_decimals);

    /// <summary>An amount beside a bar or a name; what is too small to show is written as less than the smallest.</summary>
    public string Label(decimal amount)
    {
        decimal size = Math.Abs(amount);
        foreach ((decimal unit, string suffix) in Units)
        {
            if (size >= unit)
            {
                return Write(amount < 0, (size / unit).ToString("#,##0.00", CultureInfo.InvariantCulture) + suffix);
            }
        }

        if (size >= 1000)
        {
            return Write(amount < 0, size.ToString("N0", CultureInfo.InvariantCulture));
        }

        decimal smallest = Smallest;
        return (amount, size < smallest / 2) switch
        {
            (0, _) => Write(negative: false, "0"),
            ( > 0, true) => "<" + Write(negative: false, Fixed(smallest, _decimals)),
            ( < 0, true) => ">" + Write(negative: true, Fixed(smallest, _decimals)),
            _ => Write(amount < 0, Fixed(size, _decimals)),
        };
    }

    /// <summary>The total of a bill: to the smallest unit, as far as a person reads that many digits.</summary>
    public string Total(decimal amount) => Math.Abs(amount) is >= 1000 and < LargestInFull
        ? Write(amount < 0, Fixed(Math.Abs(amount), _minorUnits))
        : Label(amount);

    /// <summary>An amount that was added, with its sign: +$1.20.</summary>
    public string Change(decimal amount) => amount > 0 && Label(amount) is var label && !label.StartsWith('<') ? "+" + label : Label(amount);

    /// <summary>The labels of an axis: all in one unit and with the same number of decimals.</summary>
    public IReadOnlyList<string> Ticks(ValueAxis axis)
    {
        decimal largest = Math.Max(Math.Abs(axis.Min), Math.Abs(axis.Max));
        (decimal unit, string suffix, _, int mostDecimals) = TickUnits.First(candidate => largest >= candidate.From);
        (unit, suffix) = Decimals(axis.Step / unit) <= mostDecimals ? (unit, suffix) : (1, "");
        int decimals = Decimals(axis.Step / unit);

        // Half a dollar is $0.50.
        decimals = decimals > 0 && unit == 1 ? Math.Max(decimals, _minorUnits) : decimals;
        return [.. axis.Ticks.Select(tick => tick == 0 ? Write(negative: false, "0") : Write(tick < 0, Fixed(Math.Abs(tick) / unit, decimals) + suffix))];
    }

    /// <summary>What part of <paramref name="total"/> an amount is, or nothing where a part has no meaning (a total of zero or less).</summary>
    public string? Share(decimal amount, decimal total)
    {
        if (total <= 0)
        {
            return null;
        }

        decimal percent = amount / total * 100;
        return Separated(percent is > 0 and < 0.05m
            ? "<0.1%"
            : (percent < 0 ? Minus.ToString() : "") + Math.Abs(percent).ToString("#,##0.0", CultureInfo.InvariantCulture) + "%");
    }

    private static int Decimals(decimal value)
    {
        int decimals = 0;
        for (; value != decimal.Truncate(value); value *= 10)
        {
            decimals++;
        }

        return decimals;
    }

    private static string Fixed(decimal size, int decimals) => size.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Sign(string currency) => currency switch
    {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "INR" => "₹",
        { Length: <= LongestCode } => currency + "\u00A0",
        _ => "",
    };

    private string Write(bool negative, string digits) => (negative ? Minus.ToString() : "") + _prefix + Separated(digits);

    private string Separated(string english) => _numbers switch
    {
        NumberFormat.German => Swap(english, thousands: '.', point: ','),
        NumberFormat.French => Swap(english, thousands: '\u202F', point: ','),
        NumberFormat.Swiss => Swap(english, thousands: '\u2019', point: '.'),
        _ => english,
    };

    private static string Swap(string english, char thousands, char point) =>
        string.Create(english.Length, (english, thousands, point), static (text, state) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = state.english[i] switch { ',' => state.thousands, '.' => state.point, char other => other };
            }
        });
}
