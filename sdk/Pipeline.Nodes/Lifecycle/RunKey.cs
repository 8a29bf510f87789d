using System.Globalization;
using System.Text;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>Keys below <c>_runs/</c>: a run's id holds characters that a key should not.</summary>
internal static class RunKey
{
    /// <summary>A run's id as a key segment: every byte outside <c>[A-Za-z0-9._-]</c> as <c>~XX</c>, upper-case hex.</summary>
    public static string Encode(string run)
    {
        var segment = new StringBuilder(run.Length);
        foreach (byte value in Encoding.UTF8.GetBytes(run))
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
}
