using System.Text;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Tells the kind of a row's charge.</summary>
/// <param name="layout">Where the columns are.</param>
internal sealed class ChargeKindReader(BillLayout layout)
{
    private readonly NameTable _words = new();
    private readonly List<ChargeKind> _kinds = [];

    /// <summary>The kind. In FOCUS, which has no category for them, a correction or adjustment below zero is a refund.</summary>
    /// <param name="row">The row.</param>
    /// <param name="isNegative">Whether its cost is below zero.</param>
    public ChargeKind Read(BillRow row, bool isNegative)
    {
        if (layout.Category < 0)
        {
            return ChargeKind.Unknown;
        }

        int word = _words.GetOrAdd(row[layout.Category]);
        if (word == NameTable.NotUtf8)
        {
            return ChargeKind.Unknown;
        }

        if (word == _kinds.Count)
        {
            _kinds.Add(layout.Kind.ChargeKinds.GetValueOrDefault(Encoding.UTF8.GetString(_words[word]).Trim(), ChargeKind.Unknown));
        }

        ChargeKind kind = _kinds[word];
        return isNegative && layout.ChargeClass >= 0 && IsRefund(kind, row) ? ChargeKind.Refund : kind;
    }

    private bool IsRefund(ChargeKind kind, BillRow row) =>
        kind == ChargeKind.Adjustment || (kind is ChargeKind.Usage or ChargeKind.Purchase && row[layout.ChargeClass].SequenceEqual("Correction"u8));
}
