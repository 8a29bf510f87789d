using System.CommandLine;

namespace Pipeline.Nodes.Cli.CommandLine;

/// <summary>A command as a person types it: <c>pipeline config push</c>.</summary>
internal static class CommandPath
{
    public static string Of(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is Command parent
        ? $"{Of(parent)} {command.Name}"
        : PipelineTool.Name;
}
