using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Nodes.Config;

/// <summary>
/// How many elements a list or map may have. It does what <see cref="LengthAttribute"/> does, but a program that uses it can be
/// compiled ahead of time without a warning.
/// </summary>
/// <param name="minimum">The fewest elements, from 0.</param>
/// <param name="maximum">The most elements. Default: any number.</param>
/// <example><code>record Config([property: ItemCount(1)] IReadOnlyList&lt;string&gt;? GroupBy = null);</code></example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ItemCountAttribute(int minimum, int maximum = int.MaxValue) : ValidationAttribute
{
    /// <summary>The fewest elements.</summary>
    public int Minimum { get; } = minimum;

    /// <summary>The most elements; <see cref="int.MaxValue"/> where any number will do.</summary>
    public int Maximum { get; } = maximum;

    /// <summary>Whether a list or map has as many elements as it may have.</summary>
    /// <param name="value">The list or map; <see langword="null"/>, which stands for no value at all, is valid.</param>
    /// <returns><see langword="false"/> also for what is neither a list nor a map.</returns>
    public override bool IsValid(object? value)
    {
        if (value is null)
        {
            return true;
        }

        int? count = value is string ? null : (value as IEnumerable)?.Cast<object?>().Count();
        return count >= Minimum && count <= Maximum;
    }
}
