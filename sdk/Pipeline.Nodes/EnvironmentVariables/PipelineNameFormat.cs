namespace Pipeline.Nodes.EnvironmentVariables;

/// <summary>The form of a pipeline's name: the letters that Airflow allows in the id of a DAG.</summary>
internal static class PipelineNameFormat
{
    /// <summary>The most characters a name has; more leave too little of an S3 key's 1,024 bytes.</summary>
    public const int LongestName = 200;

    /// <summary>What a name must be, for the text of a problem.</summary>
    public const string Expected = "a name of letters, digits, '-', '_' and '.' that begins with a letter or digit";

    /// <summary>Says what is wrong with a name; <see langword="null"/> where nothing is.</summary>
    public static string? FindFault(string name)
    {
        if (name.Length == 0)
        {
            return "it is empty";
        }

        foreach (char character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_' or '.'))
            {
                return char.IsControl(character) ? "it holds a control character" : $"it holds '{character}'";
            }
        }

        if (name.EndsWith(".json", StringComparison.Ordinal))
        {
            return "leave out '.json' and the key before it";
        }

        return !char.IsAsciiLetterOrDigit(name[0]) ? $"it begins with '{name[0]}'"
            : name.Length > LongestName ? $"it has {name.Length} characters; the most is {LongestName}"
            : null;
    }
}
