using System.Text.Json;
using Pipeline.Nodes.CostAnalyzer.Money;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Bills.Costs;

/// <summary>A cost and the credits on it, which are a JSON list of objects with an <c>amount</c>: <c>[{"name":"CUD","amount":-0.3}]</c>.</summary>
internal sealed class NetOfCreditsCost(HeaderIndex header, int cost, int credits) : CostRule
{
    public override string Text => $"{header.Columns[cost]} + the amounts of {header.Columns[credits]}";

    public override bool TryRead(BillRow row, out Amount net)
    {
        if (!row.TryGetAmount(cost, out net))
        {
            return false;
        }

        ReadOnlySpan<byte> text = row[credits];
        if (!NullText.IsNull(text) && !text.SequenceEqual("[]"u8))
        {
            net += Sum(row, text);
        }

        return true;
    }

    private Amount Sum(BillRow row, ReadOnlySpan<byte> text)
    {
        Amount sum = default;
        try
        {
            Utf8JsonReader json = new(text);
            while (json.Read())
            {
                // Only the credit's own amount: deeper objects have names of their own.
                if (json.CurrentDepth != 2 || json.TokenType != JsonTokenType.PropertyName || !json.ValueTextEquals("amount"u8) || !json.Read())
                {
                    continue;
                }

                if (json.TokenType is not (JsonTokenType.Number or JsonTokenType.String)
                    || AmountParser.Parse(json.ValueSpan, out Amount amount) != AmountProblem.None)
                {
                    throw Wrong(row);
                }

                sum += amount;
            }
        }
        catch (JsonException)
        {
            throw Wrong(row);
        }

        return sum;
    }

    private BillFormatException Wrong(BillRow row) => row.Error(credits, "a JSON list of credits such as [{\"name\":\"CUD\",\"amount\":-0.3}], or nothing");
}
