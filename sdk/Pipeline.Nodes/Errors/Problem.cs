namespace Pipeline.Nodes.Errors;

/// <summary>One thing that is wrong with a config file or with the environment.</summary>
/// <param name="Text">What was found, what was expected, and what to do, in one line.</param>
/// <param name="JsonPointer">The JSON pointer (RFC 6901) of the place in a config file; <see langword="null"/> elsewhere.</param>
/// <param name="Line">The line in a config file, from 1; 0 where there is none.</param>
public sealed record Problem(string Text, string? JsonPointer = null, int Line = 0);
