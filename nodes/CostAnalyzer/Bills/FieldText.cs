using System.Buffers;
using System.Globalization;
using System.Text;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Shows what a field holds in an error message.</summary>
internal static class FieldText
{
    private const int MaxCharacters = 80;

    /// <summary>The field in single quotes, on one line and not too long; a byte that is not UTF-8 as <c>\xE9</c>.</summary>
    public static string Show(ReadOnlySpan<byte> field)
    {
        StringBuilder shown = new("'");
        int count = 0;
        while (!field.IsEmpty)
        {
            if (count++ == MaxCharacters)
            {
                return shown.Append("…'").ToString();
            }

            bool valid = Rune.DecodeFromUtf8(field, out Rune character, out int length) == OperationStatus.Done;
            if (!valid)
            {
                length = 1;
                shown.Append(CultureInfo.InvariantCulture, $"\\x{field[0]:X2}");
            }
            else if (Rune.IsControl(character))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{character.Value:x4}");
            }
            else
            {
                shown.Append(character.ToString());
            }

            field = field[length..];
        }

        return shown.Append('\'').ToString();
    }

    /// <summary>How many bytes stand before the first one that is not UTF-8.</summary>
    public static int ValidBytes(ReadOnlySpan<byte> field)
    {
        int count = 0;
        while (Rune.DecodeFromUtf8(field[count..], out _, out int length) == OperationStatus.Done)
        {
            count += length;
        }

        return count;
    }
}
