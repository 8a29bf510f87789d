using System.Buffers;

namespace Pipeline.Nodes.CostAnalyzer.Bills.Groups;

/// <summary>Several values as one, joined by <see cref="Separator"/>.</summary>
internal sealed class CompositeValue(IReadOnlyList<GroupValue> parts) : GroupValue
{
    /// <summary>U+001F, the unit separator of ASCII, which no name has; one that has it all the same is shown with a blank there.</summary>
    public const byte Separator = 0x1F;

    // One that is itself joined counts as its parts: separators inside it are no text.
    private readonly GroupValue[] _parts = [.. parts.SelectMany(part => part is CompositeValue several ? several._parts : [part])];
    private readonly ArrayBufferWriter<byte> _joined = new();

    public override IEnumerable<int> Indices => _parts.SelectMany(part => part.Indices);

    public override bool IsThere => _parts.All(part => part.IsThere);

    public override ReadOnlySpan<byte> Read(BillRow row)
    {
        _joined.ResetWrittenCount();
        for (int part = 0; part < _parts.Length; part++)
        {
            if (part > 0)
            {
                _joined.Write([Separator]);
            }

            ReadOnlySpan<byte> value = _parts[part].Read(row);
            Span<byte> copy = _joined.GetSpan(value.Length)[..value.Length];
            value.CopyTo(copy);
            copy.Replace(Separator, (byte)' ');
            _joined.Advance(value.Length);
        }

        return _joined.WrittenSpan;
    }
}
