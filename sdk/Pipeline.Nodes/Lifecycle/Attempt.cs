using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>One attempt, from the config file to the commit. Each step is a phase.</summary>
internal sealed class Attempt(AttemptState state, SectionReading section, TimeProvider time, ILogger log)
{
    /// <summary>Runs the attempt.</summary>
    /// <param name="executor">Runs the author's method.</param>
    /// <param name="stop">Tripped by signals and by the deadline; without effect once the claim is written.</param>
    /// <exception cref="NodeException">An expected failure.</exception>
    public async Task<AttemptResult> RunAsync(NodeExecutor executor, CancellationToken stop)
    {
        state.Phases.Enter(Phase.Config, log);
        NodeConfig config = await section.ReadAsync(stop);
        IStore store = state.File!.Workspace;

        state.Phases.Enter(Phase.Inputs, log);
        var finder = new InputFinder(store, state.File.WorkspacePrefix, state.Identity!);
        state.Inputs = await finder.FindAsync(config.Inputs, stop);
        LogInputs(config.Inputs);

        state.Phases.Enter(Phase.Check, log);
        string work = state.WorkSha256;
        state.Publisher = new Publisher(store, state.OutputPrefix, state.Identity!, time, phase => state.Phases.Enter(phase, log), log)
        {
            ProbeKey = state.File.WorkspacePrefix + ReservedNames.Probe,
        };
        (ManifestFile basis, Publication? done) = await state.Publisher.StartAsync(work, state.Environment!.Redo, stop);
        if (done is not null)
        {
            return Success(done, $"has already published this work (attempt {done.Manifest.Attempt}); nothing to do:");
        }

        state.Phases.Enter(Phase.Process, log);
        using var folder = new WorkFolder(state.Environment.WorkDirectory, state.Identity!.Attempt);
        var progress = new WorkProgress();
        var items = state.Inputs.Select(input => input.Item).ToArray();
        await using var inputs = new InputSet(store, items, [.. config.Inputs.Select(input => input.Path)], folder.Inputs, progress, finder.ExplainChangeAsync);
        await using var outputs = new OutputSet(store, state.OutputPrefix, folder.Outputs, state.Identity.Attempt);
        state.Outputs = outputs;
        var context = new RunContext(
            state.Identity, inputs, outputs, progress, log, time, config.WhenEmpty);
        state.Counters = context.Counters;
        await executor.ExecuteAsync(state.Node.Node, context, config.Settings.Config, stop);
        await inputs.DrainAsync(stop);

        state.Phases.Enter(Phase.Stage, log);
        IReadOnlyList<StagedArtifact> staged = await outputs.StageAsync(stop);
        Manifest draft = ManifestDraft.Of(state, work, [.. context.SourceRecords], time.GetUtcNow());
        Publication publication = await state.Publisher.PublishAsync(draft, staged, basis, stop);
        return Success(publication, "published");
    }

    private AttemptResult Success(Publication publication, string verb)
    {
        IReadOnlyList<ManifestArtifact> artifacts = publication.Manifest.Artifacts;
        string message = $"{state.Identity!.Section} ({state.Node.Name}) {verb} {Quantity.Count(artifacts.Count, "artifact")} "
            + $"({Quantity.Bytes(artifacts.Sum(artifact => artifact.Bytes))}) in {state.File!.Workspace.Describe(state.OutputPrefix)} after {Quantity.Duration(state.Phases.Elapsed)}.";
        return new AttemptResult(ExitCode.Ok, message, new Dictionary<string, string>(), publication);
    }

    private void LogInputs(IReadOnlyList<InputFolder> folders)
    {
        if (folders.Count > 0)
        {
            LifecycleLog.InputsFound(
                log,
                Quantity.Count(state.Inputs.Count, "artifact"),
                Quantity.Bytes(state.Inputs.Sum(input => input.Item.Pin.Bytes)),
                string.Join(", ", folders.Select(folder => folder.Path)));
        }
    }
}
