using Pipeline.Nodes.Cli.Checks;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Cli.Run.Display;
using Pipeline.Nodes.Cli.Run.Processes;
using Pipeline.Nodes.Cli.Run.Results;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Run;

/// <summary>One call of <c>pipeline run</c>: check, plan, run, tell.</summary>
internal static class RunSession
{
    /// <summary>Runs it.</summary>
    /// <returns>0, the exit code of the node that failed, or 143 after a signal.</returns>
    /// <exception cref="NodeException">Nothing could be run.</exception>
    public static async Task<int> RunAsync(ToolHost host, RunOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await RunCheckedAsync(host, options, cancellationToken);
        }
        catch (NodeException failure) when (options.Json)
        {
            await host.Output.WriteAsync(RunReport.OfFailure(failure).ToJson());
            throw;
        }
    }

    private static async Task<int> RunCheckedAsync(ToolHost host, RunOptions options, CancellationToken cancellationToken)
    {
        NodeTypeCatalog catalog = NodeTypeCatalog.Load(options.Schemas is null ? null : host.FullPath(options.Schemas));
        (ConfigFileName name, string path, byte[] content) = ConfigFileReader.Read(host, options.Config);
        INodeFinder programs = options.Docker
            ? await OpenImagesAsync(host, options, path, cancellationToken)
            : ProgramFinder.Open(host, options.Nodes);
        CheckedConfig config = await new ConfigCheck(catalog, programs, host.Time).CheckAsync(name, content, cancellationToken);
        IReadOnlyList<PlannedNode> plan = RunPlan.Make(config, options, programs);

        StoreFolder store = StoreFolder.Open(host, options.Store, path);
        await store.PutConfigAsync(name, content, cancellationToken);
        RunChoice run = await RunChoice.MakeAsync(
            plan, config.File.WorkspacePrefix, store.Store, options.RunId, host.Time, cancellationToken);
        await IntroduceAsync(host, config, options, plan, run, store);

        IReadOnlyList<NodeOutcome> outcomes;
        using ForwardedSignals signals = new();
        NodeRunner runner = new(new NodeVariables(host, name, options.Docker ? ImageFinder.Bucket : store.Location, run, options.Redo), store.Store, run, signals, host.Time);
        IRunDisplay display = host.ErrorIsLive ? new LiveTable(host, plan, options.Verbose) : new PlainLines(host, options.Verbose);
        await using (display)
        {
            outcomes = await PipelineRun.RunAsync(plan, runner, display, signals);
        }

        await host.Output.WriteAsync(options.Json
            ? RunReport.Of(config, run, store, outcomes).ToJson()
            : ResultText.Of(host, store, outcomes));
        await host.Output.FlushAsync(cancellationToken);
        if (EndText.Of(options, outcomes) is string end)
        {
            await host.Error.WriteLineAsync(end);
        }

        return PipelineRun.ExitCodeOf(outcomes);
    }

    private static async Task<ImageFinder> OpenImagesAsync(ToolHost host, RunOptions options, string configPath, CancellationToken cancellationToken)
    {
        ImageFinder images = new(host, StoreFolder.PathOf(host, options.Store, configPath), options.DockerNetwork);
        await images.CheckEngineAsync(cancellationToken);
        return images;
    }

    private static async Task IntroduceAsync(
        ToolHost host, CheckedConfig config, RunOptions options, IReadOnlyList<PlannedNode> plan, RunChoice run, StoreFolder store)
    {
        string nodes = Diagnostics.Quantity.Count(plan.Count, "node");
        await host.Error.WriteLineAsync($"{config.File.Name}: {nodes}, run '{run.Id}', store {host.ShownPath(store.Path)}");
        foreach (string decision in plan.Select(node => config.Decisions.GetValueOrDefault(node.Section)).OfType<string>().Concat(RunPlan.LeftOut(config, options)))
        {
            await host.Error.WriteLineAsync($"  {decision}");
        }
    }
}
