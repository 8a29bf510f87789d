using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Publishing;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>What the span of an attempt says beside its name, status and times. The names are part of the public contract.</summary>
internal static class TraceAttributes
{
    public static IEnumerable<(string Name, object? Value)> Of(AttemptState state, AttemptResult result)
    {
        yield return ("pipeline.node_type", state.Node.Name);
        yield return ("pipeline.result", ExitCodeInfo.NameOf(result.ExitCode));
        yield return ("process.exit.code", (int)result.ExitCode);
        if (result.FailedPhase is not null)
        {
            yield return ("pipeline.failed_phase", result.FailedPhase);
        }

        if (state.Identity is { } identity)
        {
            // Before the config file is found, the name may be unknown and the section is not chosen.
            yield return ("pipeline.name", identity.Pipeline.Length == 0 ? null : identity.Pipeline);
            yield return ("pipeline.section", state.Config is null ? null : identity.Section);
            yield return ("pipeline.dag_key", identity.DagKey);
            yield return ("pipeline.run", identity.Run);
            yield return ("pipeline.try", state.Publisher?.Me.Try ?? identity.Try);
            yield return ("pipeline.attempt", identity.Attempt);
            yield return ("pipeline.map_index", identity.MapIndex);
        }

        if (state.Inputs.Count > 0)
        {
            yield return ("pipeline.input.artifacts", state.Inputs.Count);
            yield return ("pipeline.input.bytes", state.Inputs.Sum(input => input.Item.Pin.Bytes));
        }

        if (result.Publication is { } publication)
        {
            IReadOnlyList<ManifestArtifact> artifacts = publication.Manifest.Artifacts;
            yield return ("pipeline.output.artifacts", artifacts.Count);
            yield return ("pipeline.output.bytes", artifacts.Sum(artifact => artifact.Bytes));
            yield return ("pipeline.output.rows", artifacts.Any(artifact => artifact.Rows is not null) ? artifacts.Sum(artifact => artifact.Rows ?? 0) : null);
        }

        foreach ((string counter, long value) in state.Counters?.Snapshot() ?? [])
        {
            yield return ($"pipeline.counter.{counter}", value);
        }
    }
}
