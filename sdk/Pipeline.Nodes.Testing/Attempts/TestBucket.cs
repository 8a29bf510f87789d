using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Store;
using Pipeline.Nodes.Testing.Store;

namespace Pipeline.Nodes.Testing.Attempts;

/// <summary>A bucket in memory with the workspace of one pipeline, and the attempts that run on it.</summary>
internal sealed class TestBucket(TimeProvider time)
{
    public const string Pipeline = "test";
    public const string DagKey = "0123abcd";
    public const string WorkspacePrefix = $"{Pipeline}-{DagKey}/";

    private const string ConfigKey = $"{Pipeline}-{DagKey}.json";

    private readonly Dictionary<string, ImmutableSortedDictionary<string, byte[]>> _published = new(StringComparer.Ordinal);
    private NodeSetUp? _setUp;

    public MemoryStore Store { get; } = new(time);

    /// <summary>Writes the config file and publishes the inputs, where they are new or changed.</summary>
    public async Task PrepareAsync(NodeSetUp setUp)
    {
        _setUp = setUp;
        await Store.PutAsync(ConfigKey, setUp.ConfigFile(), WriteCondition.None, CancellationToken.None);
        foreach ((string folder, ImmutableSortedDictionary<string, byte[]> inputs) in setUp.Inputs)
        {
            if (_published.GetValueOrDefault(folder) != inputs)
            {
                await new Upstream(Store, time).PublishAsync(folder, setUp.Run, inputs);
                _published[folder] = inputs;
            }
        }
    }

    /// <summary>Runs one attempt of the node, as its program would.</summary>
    public static async Task<AttemptEnd> RunAsync(NodeSetUp setUp, AttemptPlan plan)
    {
        using var log = new MemoryStream();
        using StopSignals signals = StopSignals.OfNoProcess();
        await using CancellationTokenRegistration stop = plan.Stop.Register(() => _ = signals.StopAsync(PosixSignal.SIGTERM));
        var process = new NodeProcess(
            setUp.Description with { Node = setUp.Make() },
            EnvironmentOf(setUp, plan),
            new OneStore(plan.Line),
            new OrchestratorFiles(terminationLog: "", xcomFolder: ""),
            new LogOutput(new LogSink(log), isTerminal: false, plan.Time),
            signals,
            plan.Time,
            phase => plan.PhaseEntered(phase, signals));
        ExitCode code = await process.RunAsync();
        return new AttemptEnd(code, LogReader.Read(log.ToArray()), process.Attempt);
    }

    /// <summary>What readers of the output folder get, as the node after it does.</summary>
    public async Task<Seen> ReadAsync()
    {
        string folder = _setUp!.OutputFolder;
        var reader = new RunIdentity(Pipeline, DagKey, "reader", "reader", "reader", RunIsLocal: true, Try: 1, Pod: "reader", Attempt: "reader", MapIndex: null);
        var finder = new InputFinder(Store, WorkspacePrefix, reader);
        try
        {
            IReadOnlyList<FoundInput> found = await finder.FindAsync([new InputFolder(folder, ManifestRequired: true, NodeSetUp.SectionName)], CancellationToken.None);
            await using var inputs = new InputSet(
                Store, [.. found.Select(input => input.Item)], [folder], localFolder: "", new WorkProgress(), finder.ExplainChangeAsync);
            var artifacts = new SortedDictionary<string, PublishedArtifact>(StringComparer.Ordinal);
            foreach (InputArtifact artifact in inputs.Artifacts)
            {
                using var content = new MemoryStream();
                await using Stream stream = await inputs.OpenAsync(artifact.Path, CancellationToken.None);
                await stream.CopyToAsync(content);
                artifacts.Add(artifact.Name, new PublishedArtifact(artifact.Name, content.ToArray(), artifact.MediaType!, artifact.Rows));
            }

            return Seen.Whole(artifacts);
        }
        catch (NodeException exception)
        {
            return Seen.Error(exception);
        }
    }

    /// <summary>All that a test may want to know after an attempt.</summary>
    public async Task<NodeTestResult> ResultOfAsync(AttemptEnd end)
    {
        RunRecord? record = await RecordOfAsync(end);
        SmallObject? manifest = await Store.GetAsync($"{WorkspacePrefix}{_setUp!.OutputFolder}/{ReservedNames.Manifest}", CancellationToken.None);
        return new NodeTestResult
        {
            ExitCode = end.ExitCode,
            Message = end.Message,
            Outputs = (await ReadAsync()).Artifacts,
            Counters = record?.Counters ?? new Dictionary<string, long>(),
            Manifest = manifest is null ? null : JsonElement.Parse(manifest.Content),
            Log = end.Log,
        };
    }

    private static IConfiguration EnvironmentOf(NodeSetUp setUp, AttemptPlan plan)
    {
        var variables = new Dictionary<string, string?>
        {
            [EnvironmentNames.DagKey] = DagKey,
            [EnvironmentNames.Node] = NodeSetUp.SectionName,
            [EnvironmentNames.RunId] = setUp.Run,
            [EnvironmentNames.Config] = "latest",
            [EnvironmentNames.LogFormat] = "json",
            [EnvironmentNames.LogLevel] = "debug",
            [EnvironmentNames.TryNumber] = plan.Try?.ToString(CultureInfo.InvariantCulture),
        };
        foreach ((string name, string value) in setUp.Variables)
        {
            variables[EnvironmentReader.KeyOf(name)] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(variables).Build();
    }

    // An attempt that ended before it had a section leaves none.
    private async Task<RunRecord?> RecordOfAsync(AttemptEnd end)
    {
        await foreach (StoredObject item in Store.ListAsync($"{WorkspacePrefix}{ReservedNames.Runs}/", recursive: true, CancellationToken.None))
        {
            if (item.Key.EndsWith($"-{end.Attempt}.json", StringComparison.Ordinal))
            {
                SmallObject content = (await Store.GetAsync(item.Key, CancellationToken.None))!;
                return JsonSerializer.Deserialize(content.Content, ManifestJson.Default.RunRecord);
            }
        }

        return null;
    }
}
