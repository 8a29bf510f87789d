namespace Pipeline.Nodes.Cli.Doctor;

/// <summary>What one check found.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="State"><c>ok</c>, <c>warning</c>, <c>failed</c> or <c>skipped</c>.</param>
/// <param name="Detail">What was found, and where it fails, what to do.</param>
/// <param name="ExitCode">The exit code that a node would end with; absent where nothing failed.</param>
internal sealed record Finding(string Check, string State, string Detail, int? ExitCode = null)
{
    public const string Fine = "ok";
    public const string Doubtful = "warning";
    public const string Wrong = "failed";
    public const string NotTried = "skipped";
}
