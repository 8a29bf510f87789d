namespace Pipeline.Nodes.Cli.Tests.Dags;

/// <summary>What a script left.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error: the traceback of what was wrong.</param>
internal sealed record PythonResult(int ExitCode, string Output, string Error);
