namespace Pipeline.Nodes.Testing;

/// <summary>What the crash kit did.</summary>
/// <param name="Outcomes">One for each thing that went wrong.</param>
public sealed record FaultReport(IReadOnlyList<FaultOutcome> Outcomes)
{
    /// <summary>Gives one line for each outcome.</summary>
    public override string ToString() => string.Join('\n', Outcomes);
}
