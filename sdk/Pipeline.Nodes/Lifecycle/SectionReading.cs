using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>The phase <c>config</c>: loads the config file, takes the node's section, and binds its settings.</summary>
internal sealed class SectionReading(AttemptState state, IStoreFactory stores, Func<string, string?> variable, LogScope scope, ILogger log)
{
    /// <returns>The config record, and the folders that the node reads.</returns>
    /// <exception cref="Errors.ConfigException">The file is missing or invalid.</exception>
    /// <exception cref="Errors.UsageException">The section cannot be chosen.</exception>
    public async Task<(object Config, IReadOnlyList<InputFolder> Folders)> ReadAsync(CancellationToken cancellationToken)
    {
        var loader = new ConfigLoader(stores, state.Environment!, state.Identity!.Run, log);
        LoadedConfig loaded = await loader.LoadAsync(cancellationToken);
        object config = Take(loaded);
        LoadedConfig kept = await loader.KeepSnapshotAsync(loaded, cancellationToken);
        if (kept.Sha256 != loaded.Sha256)
        {
            config = Take(kept);
        }

        PipelineGraph graph = Graph(kept, state.Section!);
        GraphNode me = graph.Find(state.Section!.Name)!;
        state.OutputFolder = me.Output!;
        LifecycleLog.SectionTaken(
            log, kept.File.Name.ToString(), kept.FromSnapshot ? " (this run's snapshot)" : "", Choice(state.Section), state.OutputFolder);
        return (config, [.. (me.Inputs ?? []).Select(folder => new InputFolder(folder, DemandedWriter(graph, folder)))]);
    }

    private object Take(LoadedConfig loaded)
    {
        state.Config = loaded;
        SectionChoice choice = SectionResolver.Resolve(loaded.File, state.Node.Type, state.Environment!.Node);
        state.Section = choice;
        state.Identity = state.Identity! with { Pipeline = loaded.File.Name.PipelineName, Section = choice.Name };
        scope.Section = choice.Name;

        var problems = new ProblemCollector(loaded.File.Name.ToString());
        var references = new ReferenceResolver(variable, state.Environment.SecretsDirectory, state.Environment.RunParameters);
        BoundSettings? bound = new SettingsBinder(state.Node.Config, references, problems).Bind(choice.Section);
        state.Redactor = references.Secrets.ToRedactor();
        scope.Redact = state.Redactor.Redact;
        PipelineGraph.Build(Nodes(loaded, choice), problems);
        problems.ThrowIfAny();
        return bound!.Config;
    }

    private static PipelineGraph Graph(LoadedConfig loaded, SectionChoice choice)
        => PipelineGraph.Build(Nodes(loaded, choice), new ProblemCollector(loaded.File.Name.ToString()));

    private static IReadOnlyList<GraphNode> Nodes(LoadedConfig loaded, SectionChoice choice) => PipelineGraph.NodesOf(
        loaded.File,
        section => section == choice.Section ? choice.Type : null,
        choice.Section is null ? [choice.Type] : []);

    private static string? DemandedWriter(PipelineGraph graph, string folder)
        => graph.WriterOf(folder) is { ManifestRequired: true } writer ? writer.Name : null;

    private static string Choice(SectionChoice choice) => choice.Section is null ? choice.Reason : $"section '{choice.Name}' ({choice.Reason})";
}
