using System.CommandLine;
using System.Text;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.Results;
using Pipeline.Nodes.Cli.Stores;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Spectre.Console;

namespace Pipeline.Nodes.Cli.Verification;

/// <summary><c>pipeline verify</c>: holds what is published against its manifests, back to the source.</summary>
internal sealed class VerifyCommand : ReportCommand
{
    private readonly Argument<string> _pipeline = new("PIPELINE") { Description = "The DAG key, or the name of the config file." };

    private readonly Option<bool> _checksums = Switch("--checksums", "Read every artifact and compare its SHA-256, too.");

    private readonly StoreOptions _store = new();

    public VerifyCommand(ToolHost host)
        : base(host, "verify", "Holds every artifact against its manifest, and walks back from the results to where the data came from.")
    {
        AddAll(_pipeline, _checksums, _store.Store, _store.Bucket);
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("pipeline verify a7b3c9d2", "checks sizes and ETags; nothing is downloaded that still has its ETag"),
        new("pipeline verify a7b3c9d2 --checksums", "reads every byte"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; } =
    [
        "Exit codes: 0 all is as committed; 65 an artifact is missing or is another one, or a manifest is broken; 66 nothing is published yet, or a node's input was\n"
            + "published anew since: run what reads it again.",
        StoreOptions.Note,
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using ToolStore store = _store.Open(Host, parsed, PipelineReference.Parse(parsed.GetRequiredValue(_pipeline)));
        LoadedConfig config = await store.FindConfigAsync(cancellationToken);
        WorkspaceVerifier verifier = new(config, parsed.GetValue(_checksums));
        IReadOnlyList<FolderCheck> folders = await verifier.RunAsync(cancellationToken);
        string workspace = config.Workspace.Describe(config.WorkspacePrefix);
        VerificationReport report = new(
            config.Name.PipelineName, config.Name.DagKey, workspace, VerificationReport.ExitCodeOf(folders, verifier.Broken), folders, verifier.Broken);
        await WriteAsync(parsed, report, ReportJson.All.VerificationReport, () => TextOf(report));
        await Host.Error.WriteLineAsync($"{PipelineTool.Name}: {EndOf(report)}");
        return report.ExitCode;
    }

    private string TextOf(VerificationReport report)
    {
        StringBuilder text = new($"{report.Workspace}\n");
        foreach (FolderCheck folder in report.Folders)
        {
            text.Append($"\n{folder.Folder}/ by {folder.Section} ({folder.Type}), run {folder.Run}\n");
            text.Append(folder.IsPublishing ? "another attempt is publishing there now, or died while it did; checked is the last commit\n" : "");
            text.Append(TableText.Of(
                Host,
                ["Artifact", ">Size", "SHA-256", "State"],
                folder.Artifacts.Select(artifact => new ReportCell[]
                {
                    artifact.Path,
                    Quantity.Bytes(artifact.Bytes),
                    ShownText.Digest(artifact.Sha256),
                    new(artifact.Detail is null ? artifact.State : $"{artifact.State}: {artifact.Detail}", artifact.IsOk ? Color.Green : Color.Red),
                })));
            foreach (OriginCheck input in folder.Inputs)
            {
                text.Append($"  from {input.Path}{(input.Sha256 is null ? "" : $" {ShownText.Digest(input.Sha256)}")}: {WordsOf(input.State)}\n");
            }

            foreach (SourceRecord source in folder.Sources)
            {
                text.Append($"  from {source.Url}: {Quantity.Bytes(source.Bytes)}, SHA-256 {ShownText.Digest(source.Sha256)}");
                text.Append($"{(source.ETag is null ? "" : $", ETag {source.ETag}")}{(source.LastModified is DateTimeOffset changed ? $", of {ShownText.Time(changed)}" : "")}\n");
            }
        }

        foreach (BrokenManifest broken in report.BrokenManifests)
        {
            text.Append($"\n{broken.Path}: {broken.Detail}\n");
        }

        return text.ToString();
    }

    private static string EndOf(VerificationReport report) => (ExitCode)report.ExitCode switch
    {
        ExitCode.Ok => $"{Quantity.Count(report.Folders.Sum(folder => folder.Artifacts.Count), "artifact")} as committed, inputs as published.",
        ExitCode.Data => $"not as committed: {string.Join(", ", BadPaths(report))}."
            + " Run the nodes that publish this again.",
        _ => report.Folders.Count == 0
            ? $"nothing is published in {report.Workspace} yet."
            : "an input was published anew since it was read. Run the nodes that read it again.",
    };

    private static IEnumerable<string> BadPaths(VerificationReport report) => report.Folders.SelectMany(folder => folder.Artifacts)
        .Where(artifact => !artifact.IsOk)
        .Select(artifact => artifact.Path)
        .Concat(report.BrokenManifests.Select(broken => broken.Path));

    private static string WordsOf(string state) => state switch
    {
        OriginCheck.Fine => "as published",
        OriginCheck.Replaced => "published anew since",
        OriginCheck.Unreadable => "in a folder whose manifest is broken",
        _ => "in a folder without a manifest",
    };
}
