namespace Pipeline.Nodes.Errors;

/// <summary>Finds the known name that a misspelt one most likely stands for.</summary>
internal static class NearestName
{
    private const int LongestNameCompared = 100;
    private const int ShortestBeginning = 3;

    /// <summary>Gives the nearest known name if it is plausibly what was meant, else <see langword="null"/>.</summary>
    /// <remarks>
    /// Case and the difference between <c>-</c> and <c>_</c> cost nothing. One edit (a letter added, left out, changed, or two neighbours
    /// swapped) is allowed in names of 3 to 5 letters, two up to 11 letters, three in longer ones. Of equally near names the first wins.
    /// </remarks>
    /// <param name="name">The name that was found.</param>
    /// <param name="known">The names that exist.</param>
    public static string? Of(string name, IEnumerable<string> known)
    {
        string wanted = Normalise(name);
        if (wanted.Length is 0 or > LongestNameCompared)
        {
            return null;
        }

        string? nearest = null;
        int nearestDistance = int.MaxValue;
        foreach (string candidate in known)
        {
            string other = Normalise(candidate);
            int allowed = AllowedEdits(Math.Min(wanted.Length, other.Length));
            if (other.Length > LongestNameCompared || Math.Abs(other.Length - wanted.Length) > allowed)
            {
                continue;
            }

            int distance = Distance(wanted, other);
            if (distance <= allowed && distance < nearestDistance)
            {
                nearest = candidate;
                nearestDistance = distance;
            }
        }

        return nearest;
    }

    /// <summary>As <see cref="Of"/>; where no name is near, the only one that begins with this, if it has 3 letters: <c>top</c> for <c>top_n</c>.</summary>
    /// <remarks>For texts alone: what merely begins like a known name may well be another.</remarks>
    /// <param name="name">The name that was found.</param>
    /// <param name="known">The names that exist.</param>
    public static string? Suggestion(string name, IReadOnlyCollection<string> known)
    {
        if (Of(name, known) is string nearest)
        {
            return nearest;
        }

        string wanted = Normalise(name);
        string[] longer = wanted.Count(char.IsLetterOrDigit) < ShortestBeginning
            ? []
            : [.. known.Where(candidate => Normalise(candidate).StartsWith(wanted, StringComparison.Ordinal)).Distinct().Take(2)];
        return longer is [string only] ? only : null;
    }

    /// <summary>The question that follows an unknown name: <c>. Did you mean 'x'?</c>; empty where no name is near.</summary>
    /// <param name="name">The name that was found.</param>
    /// <param name="known">The names that exist.</param>
    public static string Question(string name, IReadOnlyCollection<string> known) =>
        Suggestion(name, known) is string nearest ? $". Did you mean '{nearest}'?" : "";

    /// <summary>What follows "unknown …": <see cref="Question"/>, or the names that there are.</summary>
    /// <param name="name">The name that was found.</param>
    /// <param name="known">The names that exist.</param>
    /// <param name="listTitle">What the list of names is called where none is near, for example <c>Known settings</c>.</param>
    public static string Hint(string name, IReadOnlyCollection<string> known, string listTitle)
    {
        string question = Question(name, known);
        return question.Length > 0 || known.Count == 0 ? question : $". {listTitle}: {string.Join(", ", known)}";
    }

    /// <summary>Counts the edits between two texts; two swapped neighbours are one edit (optimal string alignment).</summary>
    internal static int Distance(string left, string right)
    {
        int[] beforeLast = new int[right.Length + 1];
        int[] last = new int[right.Length + 1];
        int[] current = new int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int change = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }

    private static int AllowedEdits(int length) => length switch
    {
        < 3 => 0,
        < 6 => 1,
        < 12 => 2,
        _ => 3,
    };

    private static string Normalise(string name) => name.ToUpperInvariant().Replace('-', '_');
}
