using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Store;
using Pipeline.Nodes.Store.S3;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>Says what an attempt with this environment would do: which store, config file, section, settings, inputs and outputs. It only reads.</summary>
internal sealed class NodeExplainer(NodeDescription node, IConfiguration configuration, IStoreFactory stores, TimeProvider time)
{
    private const int InputsShown = 20;

    private readonly StringBuilder _text = new();
    private readonly LogScope _scope = new();

    public async Task<Explanation> ExplainAsync(CancellationToken cancellationToken)
    {
        using var phases = new PhaseClock(time, _scope);
        var state = new AttemptState(node, phases);
        _text.Append(CultureInfo.InvariantCulture, $"{node.Name} {node.Version}: what one attempt would do with this environment. Nothing was written.\n\n");
        try
        {
            state.Environment = EnvironmentReader.Read(configuration);
            state.Identity = RunIdentity.Of(node, state.Environment, time.GetUtcNow());
            await ExplainAsync(state, cancellationToken);
            return new Explanation(ExitCode.Ok, _scope.Redact(_text.ToString()), "");
        }
        catch (Exception exception)
        {
            AttemptResult result = FailureReader.Read(exception, state, signal: null, deadlinePassed: false);
            string stack = result.Bug is { } bug ? $"{bug}\n" : "";
            return new Explanation(result.ExitCode, _scope.Redact(_text.ToString()), _scope.Redact($"{result.Message}\n{stack}"));
        }
    }

    private async Task ExplainAsync(AttemptState state, CancellationToken cancellationToken)
    {
        foreach (string warning in EnvironmentReader.FindUnknownNames(configuration))
        {
            Say("warning", warning);
        }

        NodeEnvironment environment = state.Environment!;
        IStore root = stores.Open(environment, environment.Bucket, NullLogger.Instance);
        Say("store", environment.Store.FolderPath is null ? $"{root.Describe("")} at {S3Connection.Read(environment, configuration).Endpoint}" : root.Describe(""));

        state.Phases.Enter(Phase.Config, NullLogger.Instance);
        var section = new SectionReading(state, stores, EnvironmentReader.Lookup(configuration), _scope, NullLogger.Instance);
        NodeConfig config = await section.PeekAsync(cancellationToken);
        LoadedConfig file = state.File!;
        Say("config", $"{(file.FromSnapshot ? file.Workspace.Describe(file.SnapshotKey) : root.Describe(file.Name.ToString()))} ({Quantity.Bytes(file.Content.Length)}{(file.FromSnapshot ? ", this run's snapshot" : "")})");
        Say("section", config.Choice.Section is null ? config.Choice.Reason : $"{config.Choice.Name}: {config.Choice.Reason}");
        Say("settings", config.Settings.Settings.Select(setting => $"{setting.Name} = {setting.Json}{(setting.IsDefault ? " (default)" : "")}"));

        state.Phases.Enter(Phase.Inputs, NullLogger.Instance);
        IStore store = file.Workspace;
        Say("inputs", await FindInputsAsync(state, config, cancellationToken));

        state.Phases.Enter(Phase.Check, NullLogger.Instance);
        ManifestFile basis = await ManifestFile.ReadAsync(store, state.OutputPrefix, cancellationToken);
        Say("outputs", [store.Describe(state.OutputPrefix), .. DescribeOutput(state, basis)]);
    }

    private static async Task<IReadOnlyList<string>> FindInputsAsync(AttemptState state, NodeConfig config, CancellationToken cancellationToken)
    {
        var finder = new InputFinder(state.File!.Workspace, state.File.WorkspacePrefix, state.Identity!);
        state.Inputs = await finder.FindAsync(config.Inputs, cancellationToken);
        if (state.Inputs.Count == 0)
        {
            return ["none"];
        }

        string[] shown = [.. state.Inputs.Take(InputsShown).Select(input =>
            $"{input.Item.Artifact.Path}, {Quantity.Bytes(input.Item.Pin.Bytes)}{(input.Attempt is null ? ", without a manifest" : "")}")];
        int more = state.Inputs.Count - shown.Length;
        return more == 0 ? shown : [.. shown, $"and {Quantity.Count(more)} more; all: {Quantity.Bytes(state.Inputs.Sum(input => input.Item.Pin.Bytes))}"];
    }

    private static IEnumerable<string> DescribeOutput(AttemptState state, ManifestFile basis)
    {
        if (basis.Manifest is not { } manifest)
        {
            yield return "nothing is published there yet";
            yield break;
        }

        if (manifest.LastCommit is { } commit)
        {
            yield return $"published there: {Quantity.Count(commit.Artifacts.Count, "artifact")}, {Quantity.Bytes(commit.Artifacts.Sum(artifact => artifact.Bytes))}, "
                + $"by attempt {commit.Attempt} of run '{commit.Run}'";
        }

        yield return PublishingRules.Start(manifest, Fence.EntryFor(manifest, state.Identity!), state.WorkSha256, state.Environment!.Redo) switch
        {
            StartDecision.AlreadyPublished => "that is this very work for this run: nothing would be done",
            StartDecision.FencedOut => $"a later attempt of this run was there first: this one would end with exit code {(int)ExitCode.Temporary}",
            _ => "it would be replaced",
        };
    }

    private void Say(string label, params IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{label,-10} {line}\n");
            label = "";
        }
    }
}
