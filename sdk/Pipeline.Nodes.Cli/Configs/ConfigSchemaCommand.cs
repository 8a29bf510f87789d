using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.NodeTypes;

namespace Pipeline.Nodes.Cli.Configs;

/// <summary><c>pipeline config schema</c>: the JSON Schema of a config file.</summary>
internal sealed class ConfigSchemaCommand : ReportCommand
{
    private readonly TypeOptions _types = new();

    public ConfigSchemaCommand(ToolHost host)
        : base(host, "schema", "Prints the JSON Schema (2020-12) of a config file: every setting of the known node types with meaning, default and range.")
    {
        AddAll(_types.Schemas);
        SetAction(async parsed =>
        {
            // It is a JSON document with and without --json.
            await Host.Output.WriteAsync(PipelineSchema.Write(_types.OpenCatalog(Host, parsed)));
            return 0;
        });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new($"pipeline config schema > {PipelineSchema.FileName}", $"an editor completes a config file that says \"$schema\": \"./{PipelineSchema.FileName}\""),
        new("pipeline config schema --schemas schemas", "with node types of your own"),
    ];
}
