namespace Pipeline.Nodes.Cli.Run.Processes;

/// <summary>How the process of a node ended.</summary>
/// <param name="ExitCode">Its exit code; 128 + the signal's number where a signal ended it.</param>
/// <param name="Final">The log line that says how the attempt ended; <see langword="null"/> where it said nothing.</param>
/// <param name="Stray">The last lines that it wrote beside its log.</param>
internal sealed record NodeProcessEnd(int ExitCode, NodeLogLine? Final, IReadOnlyList<string> Stray)
{
    private const int KilledBase = 128;

    /// <summary>One line for a person: the node's own, else what can be said without it.</summary>
    public string Describe(PlannedNode node)
    {
        if (Final is not null)
        {
            return Final.Message;
        }

        string how = ExitCode == (int)Errors.ExitCode.Terminated ? "was stopped"
            : ExitCode > KilledBase ? $"was ended by signal {ExitCode - KilledBase}" : $"ended with exit code {ExitCode}";
        string last = Stray.Count == 0 ? "" : $" Its last words: {string.Join(" | ", Stray)}";
        return $"{node.Section} ({node.Type}) {how} and did not say why.{last}";
    }
}
