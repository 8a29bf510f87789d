namespace Pipeline.Nodes.EnvironmentVariables;

/// <summary>The form of a bucket's name, as wide as the servers that speak S3 take it.</summary>
internal static class BucketNameFormat
{
    /// <summary>What a name must be, for the text of a problem.</summary>
    public const string Expected = "a bucket's name: 3 to 63 letters, digits, '-', '.' and '_'";

    /// <summary>Says what is wrong with a name; <see langword="null"/> where nothing is.</summary>
    public static string? FindFault(string name)
    {
        if (name.Contains("://", StringComparison.Ordinal))
        {
            return "write the name alone, without a URL around it";
        }

        if (name.Contains('/', StringComparison.Ordinal))
        {
            return "a bucket's name holds no '/': a path below the bucket goes into s3.prefix of the config file";
        }

        foreach (char character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_' or '.'))
            {
                return char.IsControl(character) ? "it holds a control character" : $"it holds '{character}'";
            }
        }

        return name.Length is < 3 or > 63 ? $"it has {name.Length} {(name.Length == 1 ? "character" : "characters")}"
            : name.Contains("..", StringComparison.Ordinal) || name[0] == '.' ? "a '.' stands between two other characters"
            : null;
    }
}
