using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Nodes.Tests.Diagnostics.Tracing.Collector;

/// <summary>The fields of one protobuf message, by number, without a schema. Enough to look into what an exporter sent.</summary>
internal sealed class ProtobufFields
{
    private readonly List<(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)> _fields = [];

    public ProtobufFields(ReadOnlyMemory<byte> message)
    {
        while (!message.IsEmpty)
        {
            ulong key = Varint(ref message);
            ulong value = 0;
            ReadOnlyMemory<byte> bytes = default;
            switch (key & 7)
            {
                case 0:
                    value = Varint(ref message);
                    break;
                case 1:
                    bytes = Take(ref message, 8);
                    value = BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span);
                    break;
                case 2:
                    bytes = Take(ref message, (int)Varint(ref message));
                    break;
                case 5:
                    bytes = Take(ref message, 4);
                    break;
                default:
                    throw new InvalidDataException($"{key & 7} is no wire type of protobuf that is in use.");
            }

            _fields.Add(((int)(key >> 3), value, bytes));
        }
    }

    public IEnumerable<ProtobufFields> Messages(int number) => All(number).Select(field => new ProtobufFields(field.Bytes));

    public bool Has(int number) => All(number).Any();

    public string Text(int number) => Encoding.UTF8.GetString(All(number).LastOrDefault().Bytes.Span);

    public string Hex(int number) => Convert.ToHexStringLower(All(number).LastOrDefault().Bytes.Span);

    public long Number(int number) => (long)All(number).LastOrDefault().Value;

    private static ulong Varint(ref ReadOnlyMemory<byte> message)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = Take(ref message, 1).Span[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> message, int count)
    {
        ReadOnlyMemory<byte> taken = message[..count];
        message = message[count..];
        return taken;
    }

    private IEnumerable<(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)> All(int number) => _fields.Where(field => field.Number == number);
}
