using System.CommandLine;

namespace Pipeline.Nodes.Cli.CommandLine;

/// <summary>A command that only holds others: <c>pipeline config</c>.</summary>
internal sealed class CommandGroup : Command
{
    public CommandGroup(string name, string description, params ReadOnlySpan<ToolCommand> commands)
        : base(name, description)
    {
        foreach (ToolCommand command in commands)
        {
            Add(command);
        }
    }
}
