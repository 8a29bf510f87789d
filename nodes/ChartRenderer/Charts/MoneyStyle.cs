namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>How amounts are written.</summary>
/// <param name="Currency">Whether the currency stands before an amount as its sign, as its code, or not at all.</param>
/// <param name="Numbers">How thousands and decimals are separated.</param>
internal sealed record MoneyStyle(CurrencyFormat Currency = CurrencyFormat.Symbol, NumberFormat Numbers = NumberFormat.English);
