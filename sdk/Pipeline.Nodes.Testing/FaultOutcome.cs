using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Testing;

/// <summary>How one attempt ended with which something went wrong, and what a reader saw then.</summary>
/// <param name="Fault">What went wrong, and where: <c>503 at call 7: Get test-0123abcd/output/_manifest.json</c>.</param>
/// <param name="ExitCode">What the attempt ended with; <see langword="null"/> where its process was killed.</param>
/// <param name="Seen">What a reader saw before the next try: nothing, the earlier output, the whole output, or an error's text.</param>
public sealed record FaultOutcome(string Fault, ExitCode? ExitCode, string Seen)
{
    /// <summary>Gives the outcome as one line.</summary>
    public override string ToString() => $"{Fault}: {(ExitCode is { } code ? $"exit code {(int)code}" : "killed")}; a reader saw {Seen}";
}
