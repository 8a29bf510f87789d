using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Testing.Attempts;

namespace Pipeline.Nodes.Testing.Faults;

/// <summary>What a reader saw after something went wrong, held against the promise.</summary>
/// <param name="fault">What went wrong.</param>
/// <param name="disturbed">The attempt with which it went wrong.</param>
/// <param name="openUploads">How many uploads were left at the store.</param>
/// <param name="seen">What the reader saw.</param>
/// <param name="whole">The output of a run in which nothing went wrong.</param>
/// <param name="earlier">The output that stood there before; null where nothing did.</param>
internal sealed class Verdict(
    FaultCase fault,
    DisturbedAttempt disturbed,
    int openUploads,
    Seen seen,
    IReadOnlyDictionary<string, PublishedArtifact> whole,
    IReadOnlyDictionary<string, PublishedArtifact>? earlier)
{
    /// <summary>What the reader saw, in words.</summary>
    public string Saw => seen.Failure is { } failure ? $"an error: {failure.Message}"
        : SawWhole ? "the whole output"
        : SawEarlier ? "the earlier run's output"
        : $"a mixture, a part, or other bytes: {string.Join("; ", Differences.Between(whole, seen.Artifacts))}";

    private bool SawWhole => seen.Is(whole);

    private bool SawEarlier => earlier is not null && seen.Is(earlier);

    /// <summary>What breaks the promise.</summary>
    public IEnumerable<string> FindViolations()
    {
        if (seen.Failure is null && !SawWhole && !SawEarlier)
        {
            yield return $"a reader saw {Saw}";
        }

        if (seen.Failure is { ExitCode: not (ExitCode.NoInput or ExitCode.Temporary) } failure)
        {
            yield return $"a reader was told {(int)failure.ExitCode}: {failure.Message}";
        }

        foreach (AttemptEnd end in disturbed.Ends)
        {
            if (end.ExitCode == ExitCode.Ok && !SawWhole)
            {
                yield return $"an attempt reported success, and a reader saw {Saw}";
            }

            if (end.ExitCode == ExitCode.Software)
            {
                yield return $"an attempt ended with 70, a bug: {end.Message} Let exceptions of the run's methods pass.";
            }
        }

        if (fault.Kind == FaultKind.Terminate && openUploads > 0)
        {
            yield return $"{openUploads} uploads were left behind";
        }

        ExitCode expected = fault.IsAfterClaim ? ExitCode.Ok : ExitCode.Terminated;
        if (fault.Kind == FaultKind.Terminate && disturbed.End is { } stopped && stopped.ExitCode != expected)
        {
            yield return $"expected exit code {(int)expected}, found {(int)stopped.ExitCode}: {stopped.Message}";
        }
    }
}
