using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace WordCount;

/// <summary>The settings of a <c>word-count</c> section: <c>MinimumLength</c> is <c>minimum_length</c> there.</summary>
internal sealed record WordCountConfig(
    [property: Description("How many characters a word has at least to be counted.")]
    [property: Range(1, 100)]
    int MinimumLength = 1);
