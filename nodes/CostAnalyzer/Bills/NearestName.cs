namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Finds what somebody may have meant.</summary>
internal static class NearestName
{
    /// <summary>The name among <paramref name="names"/> with the fewest edits from <paramref name="wanted"/>; null if there is none.</summary>
    public static string? Find(string wanted, IEnumerable<string> names) => names.MinBy(name => Distance(wanted, name));

    /// <summary>The Levenshtein distance without regard to case.</summary>
    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 0; i < left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i + 1;
            for (int j = 0; j < right.Length; j++)
            {
                int replaced = diagonal + (char.ToUpperInvariant(left[i]) == char.ToUpperInvariant(right[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, 1 + Math.Min(row[j], diagonal));
            }
        }

        return row[^1];
    }
}
