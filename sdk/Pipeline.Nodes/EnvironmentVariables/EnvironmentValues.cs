using System.Globalization;
using Microsoft.Extensions.Configuration;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.EnvironmentVariables;

/// <summary>Takes single values out of the environment and collects what is wrong with them. An empty value is an absent one.</summary>
internal sealed class EnvironmentValues(IConfiguration configuration)
{
    private const int LongestValueShown = 80;

    private readonly List<Problem> _problems = [];

    /// <summary>What was wrong with the values read so far.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Gives a value without its check; <see langword="null"/> where it is absent or empty.</summary>
    public string? Raw(string name)
    {
        string? value = configuration[EnvironmentReader.KeyOf(name)];
        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>Gives a value that <paramref name="findFault"/> finds nothing wrong with.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="expected">What it must be, for the text of the problem.</param>
    /// <param name="findFault">Says what is wrong with a value; <see langword="null"/> where nothing is.</param>
    public string? Text(string name, string expected, Func<string, string?> findFault)
    {
        string? value = Raw(name);
        if (value is null)
        {
            return null;
        }

        string? fault = findFault(value);
        if (fault is null)
        {
            return value;
        }

        Reject(name, value, expected, fault);
        return null;
    }

    /// <summary>Gives a whole number within a range.</summary>
    public int? WholeNumber(string name, string expected, int minimum, int maximum)
    {
        string? value = Raw(name);
        if (value is null)
        {
            return null;
        }

        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            && number >= minimum && number <= maximum)
        {
            return (int)number;
        }

        Reject(name, value, expected, fault: null);
        return null;
    }

    /// <summary>Gives the meaning of one of a few words.</summary>
    public T? OneOf<T>(string name, params ReadOnlySpan<(string Word, T Meaning)> choices)
        where T : struct
    {
        string? value = Raw(name);
        if (value is null)
        {
            return null;
        }

        List<string> words = [];
        foreach ((string word, T meaning) in choices)
        {
            if (value == word)
            {
                return meaning;
            }

            words.Add(word);
        }

        string? nearest = NearestName.Suggestion(value, words);
        Reject(name, value, ListOf(words), nearest is null ? null : $"did you mean '{nearest}'?");
        return null;
    }

    /// <summary>Adds a problem with a value that was found.</summary>
    public void Reject(string name, string value, string expected, string? fault)
    {
        string shown = value.Length > LongestValueShown ? value[..LongestValueShown] + "…" : value;
        string reason = value.Contains("{{", StringComparison.Ordinal)
            ? ": the template was not rendered, so name it in a templated field such as env_vars"
            : fault is null ? "" : $": {fault}";
        Add($"{name} is '{Printable(shown)}', expected {expected}{reason}");
    }

    /// <summary>Adds a problem in full words.</summary>
    public void Add(string text) => _problems.Add(new Problem(text));

    private static string ListOf(List<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words[..^1])} or {words[^1]}";

    private static string Printable(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character));
}
