using System.CommandLine;

namespace Pipeline.Nodes.Cli.CommandLine;

/// <summary>A command of the tool: one folder each, beside this one.</summary>
internal abstract class ToolCommand(string name, string description) : Command(name, description)
{
    /// <summary>What <c>--help</c> shows at its end: lines to type.</summary>
    public abstract IReadOnlyList<Example> Examples { get; }

    /// <summary>What <c>--help</c> says before the examples, one paragraph each.</summary>
    public virtual IReadOnlyList<string> Notes => [];

    /// <summary>What did not happen when the config file has problems, as the end of a sentence; empty where that says nothing.</summary>
    public virtual string Undone => "";
}
