using System.Globalization;
using System.Text;

namespace Pipeline.Nodes.EnvironmentVariables;

/// <summary>A name as one segment of a key: what a key should not hold is escaped.</summary>
internal static class KeySegment
{
    /// <summary>The longest segment in bytes: the longest name of a file that Linux takes.</summary>
    public const int LongestBytes = 255;

    /// <summary>Writes a name as a segment: every byte outside <c>[A-Za-z0-9._-]</c> as <c>~XX</c>, upper-case hex.</summary>
    public static string Encode(string name)
    {
        var segment = new StringBuilder(name.Length);
        foreach (byte value in Encoding.UTF8.GetBytes(name))
        {
            if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'.' or (byte)'_' or (byte)'-')
            {
                segment.Append((char)value);
            }
            else
            {
                segment.Append(CultureInfo.InvariantCulture, $"~{value:X2}");
            }
        }

        return segment.ToString() switch
        {
            "." => "~2E",
            ".." => "~2E~2E",
            string encoded => encoded,
        };
    }

    /// <summary>Gives back the name that a segment was written from; what no name is written as stays as it is.</summary>
    public static string Decode(string segment)
    {
        List<byte> bytes = [];
        for (int index = 0; index < segment.Length; index++)
        {
            bool isEscape = segment[index] == '~' && index + 2 < segment.Length
                && char.IsAsciiHexDigit(segment[index + 1]) && char.IsAsciiHexDigit(segment[index + 2]);
            bytes.AddRange(isEscape ? Convert.FromHexString(segment.AsSpan(index + 1, 2)) : Encoding.UTF8.GetBytes(segment.Substring(index, 1)));
            index += isEscape ? 2 : 0;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>Says what is wrong with a name that becomes a segment; <see langword="null"/> where nothing is.</summary>
    public static string? FindFault(string name)
    {
        int bytes = Encode(name).Length;
        return bytes > LongestBytes
            ? $"it takes {bytes} bytes of a key, and the most is {LongestBytes}: letters, digits, '.', '_' and '-' count as 1, every other byte as 3"
            : null;
    }
}
