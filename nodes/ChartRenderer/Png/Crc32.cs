namespace Pipeline.Nodes.ChartRenderer.Png;

/// <summary>The check value of a PNG chunk (CRC-32 of ISO 3309, as the PNG specification asks for).</summary>
internal static class Crc32
{
    public const uint Start = uint.MaxValue;

    private const uint ReflectedPolynomial = 0xEDB88320;

    private static readonly uint[] Table = CreateTable();

    public static uint Add(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (byte value in data)
        {
            crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return crc;
    }

    public static uint Finish(uint crc) => ~crc;

    private static uint[] CreateTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ ReflectedPolynomial;
            }

            table[i] = crc;
        }

        return table;
    }
}
