namespace Pipeline.Nodes.EnvironmentVariables;

/// <summary>
/// The form of a bucket's name: as wide as any server takes it that speaks S3 (a RADOS Gateway with <c>rgw_relaxed_s3_bucket_names</c>, AWS for
/// buckets of us-east-1 from before March 2018), and as narrow as AWS takes it today.
/// </summary>
internal static class BucketNameFormat
{
    /// <summary>What a name must be, for the text of a problem.</summary>
    public const string Expected = "a bucket's name: 3 to 255 letters, digits, '-', '.' and '_'";

    /// <summary>What a name must be at AWS (Amazon S3 User Guide, "General purpose bucket naming rules"), for the text of a problem.</summary>
    public const string ExpectedByAws = "3 to 63 lower-case letters, digits, '-' and '.'";

    private const int Shortest = 3;
    private const int Longest = 255;
    private const int LongestAtAws = 63;

    /// <summary>Says why no server has a bucket of this name; <see langword="null"/> where one may.</summary>
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

        return FaultOfLetters(name, character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.')
            ?? FaultOfLength(name, Longest)
            ?? (IsIPv4Address(name) ? "it is written like an IPv4 address" : null);
    }

    /// <summary>Says which rule of AWS for letters and length a name breaks; <see langword="null"/> where it keeps them. Beginnings and ends that AWS keeps for itself are not looked at.</summary>
    /// <param name="name">A name in which <see cref="FindFault"/> finds nothing.</param>
    public static string? FindFaultByAws(string name) =>
        FaultOfLetters(name, character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '.')
            ?? FaultOfLength(name, LongestAtAws)
            ?? (!char.IsAsciiLetterOrDigit(name[0]) ? $"it begins with '{name[0]}', not with a letter or digit"
                : !char.IsAsciiLetterOrDigit(name[^1]) ? $"it ends with '{name[^1]}', not with a letter or digit"
                : name.Contains("..", StringComparison.Ordinal) ? "two dots stand side by side"
                : null);

    private static string? FaultOfLetters(string name, Func<char, bool> isAllowed)
    {
        foreach (char character in name)
        {
            if (!isAllowed(character))
            {
                return char.IsControl(character) ? "it holds a control character" : $"it holds '{character}'";
            }
        }

        return null;
    }

    private static string? FaultOfLength(string name, int longest) => name.Length < Shortest || name.Length > longest
        ? $"it has {name.Length} {(name.Length == 1 ? "character" : "characters")}"
        : null;

    private static bool IsIPv4Address(string name) =>
        name.Split('.') is { Length: 4 } numbers && numbers.All(number => number.Length is >= 1 and <= 3 && number.All(char.IsAsciiDigit));
}
