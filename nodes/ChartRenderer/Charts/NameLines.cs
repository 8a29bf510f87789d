using Pipeline.Nodes.ChartRenderer.Fonts;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>Fits the names of a chart into little room and keeps them apart: two long names may differ only in what an ellipsis would swallow.</summary>
internal static class NameLines
{
    private const int SharedLetters = 3;

    /// <summary>Each name as lines, of which there are at most <paramref name="maxLines"/>.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Fit(IReadOnlyList<string> names, TextRuler ruler, TextStyle style, double width, int maxLines)
    {
        IReadOnlyList<string>[] fitted = [.. names.Select(name => ruler.Wrap(Wording.OneLine(name), style, width, maxLines))];
        foreach (IGrouping<string, int> alike in Enumerable.Range(0, names.Count).GroupBy(index => string.Join('\n', fitted[index])))
        {
            int[] indices = [.. alike];
            if (indices.Length > 1)
            {
                string[] full = [.. indices.Select(index => Wording.OneLine(names[index]))];
                int shared = Math.Max(0, CommonStart(full) - SharedLetters);
                foreach ((int index, string name) in indices.Zip(full))
                {
                    fitted[index] = [ruler.ElideEnd(TextRuler.Ellipsis + name[shared..], style, width)];
                }
            }
        }

        return fitted;
    }

    private static int CommonStart(string[] names)
    {
        int length = names.Min(name => name.Length);
        for (int i = 0; i < length; i++)
        {
            if (names.Any(name => name[i] != names[0][i]))
            {
                return i;
            }
        }

        return length;
    }
}
