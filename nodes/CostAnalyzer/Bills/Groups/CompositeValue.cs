using System.Buffers;

namespace Pipeline.Nodes.CostAnalyzer.Bills.Groups;

/// <summary>Several values as one, joined by <see cref="Separator"/>.</summary>
internal sealed class CompositeValue(IReadOnlyList<GroupValue> parts) : GroupValue
{
    /// <summary>U+001F, the unit separator of ASCII, which no name has; one that has it all the same is shown with a blank there.</summary>
    public const byte Separator = 0x1F;

    private readonly ArrayBufferWriter<byte> _joined = new();

    public override int Index => parts.Select(part => part.Index).FirstOrDefault(index => index >= 0, -1);

    public override bool IsThere => parts.All(part => part.IsThere);

    public override ReadOnlySpan<byte> Read(BillRow row)
    {
        _joined.ResetWrittenCount();
        for (int part = 0; part < parts.Count; part++)
        {
            if (part > 0)
            {
                _joined.Write([Separator]);
            }

            ReadOnlySpan<byte> value = parts[part].Read(row);
            Span<byte> copy = _joined.GetSpan(value.Length)[..value.Length];
            value.CopyTo(copy);
            copy.Replace(Separator, (byte)' ');
            _joined.Advance(value.Length);
        }

        return _joined.WrittenSpan;
    }
}
