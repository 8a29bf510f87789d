using System.Buffers;
using System.Globalization;

namespace Pipeline.Nodes.ChartRenderer.Fonts;

/// <summary>Puts the parts of a line that holds Arabic or Hebrew into the order in which they are seen, from left to right.</summary>
/// <remarks>
/// Unicode's bidirectional algorithm (UAX #9, revision 50) for one line without explicit embeddings and isolates, which names do not have. The
/// numbers of its rules stand beside what follows them.
/// </remarks>
internal static class TextRuns
{
    // The blocks from Hebrew to Arabic Extended-A, and the presentation forms of both.
    private static readonly SearchValues<char> RightToLeftLetters = SearchValues.Create(
        [.. Between('\u0590', '\u08FF'), .. Between('\uFB1D', '\uFDFF'), .. Between('\uFE70', '\uFEFC')]);

    private enum Kind
    {
        Left,
        Right,
        Number,
        Neutral,
    }

    /// <summary>Whether a text has letters that are joined or run from right to left; all others can be drawn as they come.</summary>
    public static bool AreNeeded(string text) => text.AsSpan().ContainsAny(RightToLeftLetters);

    /// <summary>The runs of a text in the order from left to right.</summary>
    public static IReadOnlyList<TextRun> InVisualOrder(string text)
    {
        Kind[] kinds = [.. Enumerable.Range(0, text.Length).Select(index => KindOf(text, index))];
        for (int i = 1; i < kinds.Length; i++)
        {
            // W1: a mark goes with its letter.
            kinds[i] = char.IsLowSurrogate(text[i]) || CharUnicodeInfo.GetUnicodeCategory(text[i]) == UnicodeCategory.NonSpacingMark ? kinds[i - 1] : kinds[i];
        }

        // P2, P3: the first letter says which way the line runs.
        Kind line = kinds.FirstOrDefault(kind => kind is Kind.Left or Kind.Right);
        ResolveNumbers(text, kinds, line);
        ResolveNeutrals(kinds, line);
        return Reorder([.. kinds.Select(kind => kind == Kind.Right ? 1 : kind == Kind.Left && line == Kind.Left ? 0 : 2)]);
    }

    private static Kind KindOf(string text, int index) =>
        CharUnicodeInfo.GetUnicodeCategory(text, index) == UnicodeCategory.DecimalDigitNumber ? Kind.Number
        : !char.IsLetter(text, index) ? Kind.Neutral
        : RightToLeftLetters.Contains(text[index]) ? Kind.Right
        : Kind.Left;

    private static void ResolveNumbers(string text, Kind[] kinds, Kind line)
    {
        Kind letter = line;
        for (int i = 0; i < kinds.Length; i++)
        {
            // W4: one separator within a number is part of it.
            if (text[i] is '.' or ',' or ':' or '/' or '-' && i > 0 && i + 1 < kinds.Length && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]))
            {
                kinds[i] = Kind.Number;
            }

            letter = kinds[i] is Kind.Left or Kind.Right ? kinds[i] : letter;

            // W7: a number behind a letter that runs to the right is no other than that letter.
            kinds[i] = kinds[i] == Kind.Number && letter == Kind.Left ? Kind.Left : kinds[i];
        }
    }

    /// <summary>N1, N2: what stands between two of one direction goes with them, else with the line; a number counts as running to the left.</summary>
    private static void ResolveNeutrals(Kind[] kinds, Kind line)
    {
        for (int start = 0, end; start < kinds.Length; start = end)
        {
            end = start + 1;
            if (kinds[start] != Kind.Neutral)
            {
                continue;
            }

            while (end < kinds.Length && kinds[end] == Kind.Neutral)
            {
                end++;
            }

            Kind before = start == 0 ? line : kinds[start - 1] == Kind.Left ? Kind.Left : Kind.Right;
            Kind after = end == kinds.Length ? line : kinds[end] == Kind.Left ? Kind.Left : Kind.Right;
            Array.Fill(kinds, before == after ? before : line, start, end - start);
        }
    }

    /// <summary>L2: whatever is of a level or above it is turned around, from the highest level down to the first.</summary>
    private static List<TextRun> Reorder(int[] levels)
    {
        List<(TextRun Run, int Level)> runs = [];
        for (int start = 0, end; start < levels.Length; start = end)
        {
            end = start + 1;
            while (end < levels.Length && levels[end] == levels[start])
            {
                end++;
            }

            runs.Add((new TextRun(start, end - start, RightToLeft: levels[start] == 1), levels[start]));
        }

        for (int level = 2; level >= 1; level--)
        {
            for (int start = 0, end; start < runs.Count; start = end + 1)
            {
                end = start;
                while (end < runs.Count && runs[end].Level >= level)
                {
                    end++;
                }

                runs.Reverse(start, end - start);
            }
        }

        return [.. runs.Select(run => run.Run)];
    }

    private static IEnumerable<char> Between(char first, char last) => Enumerable.Range(first, last - first + 1).Select(letter => (char)letter);
}
