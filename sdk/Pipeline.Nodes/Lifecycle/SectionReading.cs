using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>The phase <c>config</c>: finds the config file, takes the node's section out of it, and keeps the run's snapshot.</summary>
internal sealed class SectionReading(AttemptState state, IStoreFactory stores, Func<string, string?> variable, LogScope scope, ILogger log)
{
    private ConfigFinder Finder => new(stores, state.Environment!, state.Identity!.Run, log);

    /// <summary>Takes the section without keeping a snapshot: nothing is written.</summary>
    /// <exception cref="Errors.ConfigException">The file is missing or invalid.</exception>
    /// <exception cref="Errors.UsageException">The section cannot be chosen.</exception>
    public async Task<NodeConfig> PeekAsync(CancellationToken cancellationToken) => Take(await Finder.FindAsync(cancellationToken));

    /// <exception cref="Errors.ConfigException">The file is missing or invalid.</exception>
    /// <exception cref="Errors.UsageException">The section cannot be chosen.</exception>
    public async Task<NodeConfig> ReadAsync(CancellationToken cancellationToken)
    {
        ConfigFinder finder = Finder;
        LoadedConfig found = await finder.FindAsync(cancellationToken);
        NodeConfig config = Take(found);
        LoadedConfig kept = await finder.KeepSnapshotAsync(found, cancellationToken);
        if (!kept.Content.AsSpan().SequenceEqual(found.Content))
        {
            config = Take(kept);
        }

        LifecycleLog.SectionTaken(
            log, kept.Name.ToString(), found.FromSnapshot ? " (this run's snapshot)" : "", Describe(config.Choice), config.OutputFolder);
        return config;
    }

    private NodeConfig Take(LoadedConfig file)
    {
        var loader = new NodeConfigLoader(state.Node.Name, state.Node.Config, state.Environment!, variable);
        NodeConfig config;
        try
        {
            config = loader.Load(file.Content, file.Name);
        }
        finally
        {
            // Also where it fails: what the author's code threw may hold a secret.
            state.Redactor = loader.Secrets.ToRedactor();
            scope.Redact = state.Redactor.Redact;
        }

        state.File = file;
        state.Config = config;
        state.Identity = state.Identity! with { Pipeline = file.Name.PipelineName, Section = config.Choice.Name };
        scope.Section = config.Choice.Name;
        return config;
    }

    private static string Describe(SectionChoice choice) => choice.Section is null ? choice.Reason : $"section '{choice.Name}' ({choice.Reason})";
}
