using Pipeline.Nodes.Shared;

namespace Pipeline.Nodes.CostAnalyzer.Money;

/// <summary>Amounts for people: rounded to the decimals of their currency, <c>18.00</c>. Tables and the summary have exact ones.</summary>
internal static class MoneyText
{
    private static readonly Amount One = Amount.FromBig(1, scale: 0);

    public static string Of(Amount amount, string currency)
    {
        int places = MinorUnits.Of(currency);
        string text = amount.Times(One, One, places).ToString();
        if (places == 0)
        {
            return text;
        }

        int point = text.IndexOf('.', StringComparison.Ordinal);
        string whole = point < 0 ? text + "." : text;
        return whole.PadRight(whole.IndexOf('.', StringComparison.Ordinal) + 1 + places, '0');
    }

    public static string Of(decimal amount, string currency) => Of(Amount.FromDecimal(amount), currency);
}
