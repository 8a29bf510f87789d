namespace Pipeline.Nodes.Testing.Tests.Nodes;

/// <summary>How words are compared.</summary>
public enum WordCase
{
    Exact,
    IgnoreCase,
}

/// <summary>The settings of <see cref="WordCount"/>.</summary>
public sealed record WordCountConfig(int MinimumLength = 1, WordCase Words = WordCase.Exact, string? Token = null, IReadOnlyList<string>? Skip = null);
