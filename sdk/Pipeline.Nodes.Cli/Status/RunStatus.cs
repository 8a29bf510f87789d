namespace Pipeline.Nodes.Cli.Status;

/// <summary>One run of a workspace.</summary>
/// <param name="Run">Its id.</param>
/// <param name="ChangedAt">When the last of its records was written.</param>
/// <param name="Attempts">What its attempts did, in the order in which they began.</param>
/// <param name="WithoutRecord">The sections of its config file of which no attempt has ended.</param>
internal sealed record RunStatus(string Run, DateTimeOffset ChangedAt, IReadOnlyList<AttemptRow> Attempts, IReadOnlyList<string> WithoutRecord);
