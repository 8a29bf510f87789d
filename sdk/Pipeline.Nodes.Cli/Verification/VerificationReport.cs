namespace Pipeline.Nodes.Cli.Verification;

/// <summary>A workspace, held against its manifests.</summary>
/// <param name="Pipeline">The pipeline's name.</param>
/// <param name="DagKey">The DAG key.</param>
/// <param name="Workspace">Where the workspace is.</param>
/// <param name="ExitCode">0; 65: an artifact is not what its manifest says; 66: nothing is published, or an input was replaced since.</param>
/// <param name="Folders">Every folder with a manifest, each after those that it was made from.</param>
internal sealed record VerificationReport(string Pipeline, string DagKey, string Workspace, int ExitCode, IReadOnlyList<FolderCheck> Folders)
{
    public static int ExitCodeOf(IReadOnlyList<FolderCheck> folders) =>
        folders.Any(folder => folder.Artifacts.Any(artifact => !artifact.IsOk)) ? (int)Errors.ExitCode.Data
        : folders.Count == 0 || folders.Any(folder => folder.Inputs.Any(input => input.State == OriginCheck.Replaced)) ? (int)Errors.ExitCode.NoInput
        : (int)Errors.ExitCode.Ok;
}
