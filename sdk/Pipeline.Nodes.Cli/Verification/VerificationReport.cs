namespace Pipeline.Nodes.Cli.Verification;

/// <summary>A workspace, held against its manifests.</summary>
/// <param name="Pipeline">The pipeline's name.</param>
/// <param name="DagKey">The DAG key.</param>
/// <param name="Workspace">Where the workspace is.</param>
/// <param name="ExitCode">0; 65: an artifact is not what its manifest says, or a manifest is broken; 66: nothing is published, or an input was replaced since.</param>
/// <param name="Folders">Every folder with a manifest that can be read, each after those that it was made from.</param>
/// <param name="BrokenManifests">The others.</param>
internal sealed record VerificationReport(string Pipeline, string DagKey, string Workspace, int ExitCode, IReadOnlyList<FolderCheck> Folders, IReadOnlyList<BrokenManifest> BrokenManifests)
{
    public static int ExitCodeOf(IReadOnlyList<FolderCheck> folders, IReadOnlyList<BrokenManifest> broken) =>
        broken.Count > 0 || folders.Any(folder => folder.Artifacts.Any(artifact => !artifact.IsOk)) ? (int)Errors.ExitCode.Data
        : folders.Count == 0 || folders.Any(folder => folder.Inputs.Any(input => input.State == OriginCheck.Replaced)) ? (int)Errors.ExitCode.NoInput
        : (int)Errors.ExitCode.Ok;
}
