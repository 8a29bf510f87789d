using System.Globalization;
using System.Text;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Shows what a field holds in an error message.</summary>
internal static class FieldText
{
    private const int MaxCharacters = 80;

    /// <summary>The field in single quotes, on one line and not too long.</summary>
    public static string Show(ReadOnlySpan<byte> field)
    {
        string text = Encoding.UTF8.GetString(field[..Math.Min(field.Length, 4 * MaxCharacters)]);
        StringBuilder shown = new("'");
        foreach (char character in text.AsSpan(0, Math.Min(text.Length, MaxCharacters)))
        {
            if (char.IsControl(character))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                shown.Append(character);
            }
        }

        return shown.Append(text.Length > MaxCharacters ? "…'" : "'").ToString();
    }
}
