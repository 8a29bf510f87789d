using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>The keys of any section in words, for <c>--help</c>.</summary>
internal static class CommonKeyText
{
    public static string Of(string key) => key switch
    {
        CommonKeys.Type => "the node type that runs the section",
        CommonKeys.Image => "the container image, for the orchestrator",
        CommonKeys.InputDirectory => "folder or list of folders below the workspace to read",
        CommonKeys.OutputDirectory => "folder below the workspace to write",
        CommonKeys.DependsOn => "sections to wait for, beside those whose folders it reads",
        CommonKeys.Resources => "the container's resources, for the orchestrator",
        CommonKeys.Manifest => "false: readers of this section's output demand no manifest; default true",
        CommonKeys.WhenEmpty => "what to do when there is nothing to do: fail (exit code 65), publish, or skip (exit code 99); default fail",
        _ => "",
    };
}
