using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Pipeline.Nodes.Config;

/// <summary>Checks a value against the attributes of its setting, and says in words what they demand.</summary>
internal static class SettingRules
{
    /// <summary>
    /// Whether a rule speaks of a list or map as a whole (its length, its presence) rather than of each element: a range, a pattern or
    /// allowed values on a list hold for every element.
    /// </summary>
    public static bool IsAboutWhole(ValidationAttribute rule) =>
        rule is MinLengthAttribute or MaxLengthAttribute or LengthAttribute or RequiredAttribute
        || rule.GetType().Assembly != typeof(RangeAttribute).Assembly;

    /// <summary>Says what a value must be by a rule that it breaks; <see langword="null"/> where it keeps it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="name">The setting's name, for rules with a text of their own.</param>
    /// <param name="value">The value; <see langword="null"/> keeps every rule but <see cref="RequiredAttribute"/>.</param>
    public static string? FindFault(ValidationAttribute rule, string name, object? value)
    {
        if (rule.IsValid(value))
        {
            return null;
        }

        return HasTextOfItsAuthor(rule)
            ? rule.FormatErrorMessage(name)
            : Expected(rule, isList: value is ICollection) ?? rule.FormatErrorMessage(name);
    }

    // Some attributes show the framework's text where the author gave none.
    private static bool HasTextOfItsAuthor(ValidationAttribute rule)
    {
        string? textOfFramework = rule switch
        {
            AllowedValuesAttribute => new AllowedValuesAttribute().ErrorMessage,
            DeniedValuesAttribute => new DeniedValuesAttribute().ErrorMessage,
            UrlAttribute => new UrlAttribute().ErrorMessage,
            _ => null,
        };
        return rule.ErrorMessageResourceName is not null || rule.ErrorMessage != textOfFramework;
    }

    private static string? Expected(ValidationAttribute rule, bool isList)
    {
        string unit = isList ? "element" : "character";
        return rule switch
        {
            RangeAttribute { MinimumIsExclusive: false, MaximumIsExclusive: false } range =>
                $"expected {Text(range.Minimum)} to {Text(range.Maximum)}",
            RangeAttribute range => $"expected {(range.MinimumIsExclusive ? "more than" : "at least")} {Text(range.Minimum)}"
                + $" and {(range.MaximumIsExclusive ? "less than" : "at most")} {Text(range.Maximum)}",
            RegularExpressionAttribute pattern => $"expected what matches the pattern {pattern.Pattern}",
            StringLengthAttribute { MinimumLength: > 0 } length => $"expected {length.MinimumLength} to {Count(length.MaximumLength, "character")}",
            StringLengthAttribute length => $"expected at most {Count(length.MaximumLength, "character")}",
            LengthAttribute length => $"expected {length.MinimumLength} to {Count(length.MaximumLength, unit)}",
            ItemCountAttribute { Maximum: int.MaxValue } count => $"expected at least {Count(count.Minimum, "element")}",
            ItemCountAttribute count => $"expected {count.Minimum} to {Count(count.Maximum, "element")}",
            MinLengthAttribute length => $"expected at least {Count(length.Length, unit)}",
            MaxLengthAttribute length => $"expected at most {Count(length.Length, unit)}",
            AllowedValuesAttribute allowed => $"expected one of {string.Join(", ", allowed.Values.Select(Quote))}",
            DeniedValuesAttribute denied => $"expected none of {string.Join(", ", denied.Values.Select(Quote))}",
            RequiredAttribute => "expected a value that is not empty",
            UrlAttribute => "expected a URL that begins with http://, https:// or ftp://",
            _ => null,
        };
    }

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    private static string Quote(object? value) => value is string text ? ConfigNode.Quote(text) : Text(value);

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";
}
