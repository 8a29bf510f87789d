using Pipeline.Nodes.CostAnalyzer.Money;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Bills.Costs;

/// <summary>
/// The amortised cost of a line of an AWS Cost and Usage Report, by its type, from the columns that AWS's data dictionary describes: what is
/// covered by a commitment costs its part of the commitment, fees paid ahead cost nothing, and what is left of a commitment costs what was unused.
/// </summary>
internal sealed class AwsAmortizedCost : CostRule
{
    private readonly int _type;
    private readonly int _unblended;
    private readonly int _plan;
    private readonly int _planTotal;
    private readonly int _planUsed;
    private readonly int _reservation;
    private readonly int _unusedRecurring;
    private readonly int _unusedUpfront;
    private readonly int _reservationArn;

    private AwsAmortizedCost(HeaderIndex header, int type, int unblended, Func<string, string> name)
    {
        _type = type;
        _unblended = unblended;
        _plan = header.Find(name("savingsPlan/SavingsPlanEffectiveCost"));
        _planTotal = header.Find(name("savingsPlan/TotalCommitmentToDate"));
        _planUsed = header.Find(name("savingsPlan/UsedCommitment"));
        _reservation = header.Find(name("reservation/EffectiveCost"));
        _unusedRecurring = header.Find(name("reservation/UnusedRecurringFee"));
        _unusedUpfront = header.Find(name("reservation/UnusedAmortizedUpfrontFeeForBillingPeriod"));
        _reservationArn = header.Find(name("reservation/ReservationARN"));
    }

    public override string Text => "by the type of the line: covered usage at its part of the commitment, unused commitment at what it cost, fees paid ahead at 0, all else unblended";

    /// <summary>The rule for a header; null if it lacks the type or the unblended cost.</summary>
    /// <param name="header">The header.</param>
    /// <param name="name">Turns a column's name in the legacy report into its name in this one.</param>
    public static AwsAmortizedCost? Bind(HeaderIndex header, Func<string, string> name)
    {
        int type = header.Find(name("lineItem/LineItemType"));
        int unblended = header.Find(name("lineItem/UnblendedCost"));
        return type < 0 || unblended < 0 ? null : new AwsAmortizedCost(header, type, unblended, name);
    }

    public override bool TryRead(BillRow row, out Amount cost)
    {
        ReadOnlySpan<byte> type = row[_type];
        if (type.SequenceEqual("Usage"u8))
        {
            return row.TryGetAmount(_unblended, out cost);
        }

        if (type.SequenceEqual("SavingsPlanCoveredUsage"u8))
        {
            return Required(row, _plan, out cost);
        }

        if (type.SequenceEqual("DiscountedUsage"u8))
        {
            return Required(row, _reservation, out cost);
        }

        if (type.SequenceEqual("SavingsPlanRecurringFee"u8))
        {
            Required(row, _planTotal, out Amount total);
            Required(row, _planUsed, out Amount used);
            cost = total - used;
            return true;
        }

        if (type.SequenceEqual("RIFee"u8))
        {
            Required(row, _unusedRecurring, out Amount recurring);
            cost = recurring + (_unusedUpfront >= 0 && row.TryGetAmount(_unusedUpfront, out Amount upfront) ? upfront : default);
            return true;
        }

        bool ahead = type.SequenceEqual("SavingsPlanNegation"u8) || type.SequenceEqual("SavingsPlanUpfrontFee"u8)
            || (type.SequenceEqual("Fee"u8) && _reservationArn >= 0 && !NullText.IsNull(row[_reservationArn]));
        if (ahead)
        {
            cost = default;
            return true;
        }

        return row.TryGetAmount(_unblended, out cost);
    }

    // A report without commitments lacks their columns; one with such a line and without them cannot be amortised.
    private bool Required(BillRow row, int index, out Amount amount) => index >= 0
        ? row.TryGetAmount(index, out amount)
        : throw row.Error(_type, "a type of line whose columns of savings plans and reservations the report has; export them, or sum BilledCost");
}
