using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>What <c>--explain</c> found out.</summary>
/// <param name="ExitCode">What an attempt would end with as far as can be known without doing the work.</param>
/// <param name="Text">What the attempt would do, for standard output; as much as could be found out.</param>
/// <param name="Problem">What would end it, for standard error; empty where nothing would.</param>
internal sealed record Explanation(ExitCode ExitCode, string Text, string Problem);
