namespace Pipeline.Nodes.Cli.Tests;

/// <summary>What a call of the tool left, with everything that changes from call to call taken out.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>All of it as one text, for approval.</summary>
    public override string ToString() => $"exit code {ExitCode}\n--- stdout\n{Output}--- stderr\n{Error}";
}
