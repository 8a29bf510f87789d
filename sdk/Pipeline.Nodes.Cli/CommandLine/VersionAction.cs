using System.CommandLine;
using System.CommandLine.Invocation;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;

namespace Pipeline.Nodes.Cli.CommandLine;

/// <summary><c>--version</c>: the same three lines that a node program prints.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        (string version, string revision) = ProgramInfo.Of(typeof(PipelineTool));
        string shownRevision = revision.Length == 0 ? "unknown" : revision;
        parseResult.InvocationConfiguration.Output.Write(
            $"{PipelineTool.Name} {version}\nrevision {shownRevision}\nPipeline.Nodes {ProgramInfo.SdkVersion}\n");
        return (int)ExitCode.Ok;
    }
}
