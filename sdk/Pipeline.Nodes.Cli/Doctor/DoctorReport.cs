namespace Pipeline.Nodes.Cli.Doctor;

/// <summary>What was found.</summary>
/// <param name="Store">The store that was looked at.</param>
/// <param name="ExitCode">0, or that of the first check that failed.</param>
/// <param name="Findings">Every check.</param>
internal sealed record DoctorReport(string Store, int ExitCode, IReadOnlyList<Finding> Findings);
