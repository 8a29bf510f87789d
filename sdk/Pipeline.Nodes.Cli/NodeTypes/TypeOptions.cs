using System.CommandLine;
using Pipeline.Nodes.Cli.Checks;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.NodeTypes;

/// <summary><c>--nodes</c> and <c>--schemas</c>: which node types are known beside ours.</summary>
internal sealed class TypeOptions
{
    /// <summary>A folder of node programs.</summary>
    public Option<string?> Nodes { get; } = new("--nodes")
    {
        HelpName = "DIR",
        Description = "A folder of node programs, named like their types. Without it: beside this program, then on the PATH.",
    };

    /// <summary>A folder of schemas.</summary>
    public Option<string?> Schemas { get; } = new("--schemas")
    {
        HelpName = "DIR",
        Description = "A folder of *.schema.json files of your own node types, as their --schema prints them.",
    };

    /// <summary>The known types.</summary>
    public NodeTypeCatalog OpenCatalog(ToolHost host, ParseResult parsed) =>
        NodeTypeCatalog.Load(parsed.GetValue(Schemas) is string folder ? host.FullPath(folder) : null);

    /// <summary>Finds programs of types that are not known.</summary>
    public ProgramFinder OpenPrograms(ToolHost host, ParseResult parsed) => ProgramFinder.Open(host, parsed.GetValue(Nodes));

    /// <summary>Reads and checks a config file on this machine.</summary>
    /// <exception cref="NodeException">It is not there, or invalid.</exception>
    public Task<CheckedConfig> CheckFileAsync(ToolHost host, ParseResult parsed, string path, CancellationToken cancellationToken)
    {
        (ConfigFileName name, _, byte[] content) = ConfigFileReader.Read(host, path);
        return CheckAsync(host, parsed, name, content, cancellationToken);
    }

    /// <summary>Reads and checks a config file on this machine, and says which of its sections something else than a node runs.</summary>
    /// <exception cref="NodeException">It is not there, or invalid.</exception>
    public async Task<CheckedConfig> CheckFileAndTellAsync(ToolHost host, ParseResult parsed, string path, CancellationToken cancellationToken)
    {
        CheckedConfig config = await CheckFileAsync(host, parsed, path, cancellationToken);
        foreach (string foreign in config.Foreign)
        {
            await host.Error.WriteLineAsync($"{PipelineTool.Name}: {foreign}");
        }

        return config;
    }

    /// <summary>Checks a config file.</summary>
    /// <exception cref="NodeException">It is invalid.</exception>
    public Task<CheckedConfig> CheckAsync(
        ToolHost host, ParseResult parsed, ConfigFileName name, byte[] content, CancellationToken cancellationToken) =>
        new ConfigCheck(OpenCatalog(host, parsed), OpenPrograms(host, parsed), host.Time).CheckAsync(name, content, cancellationToken);
}
