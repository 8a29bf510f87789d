using Pipeline.Nodes.Cli.Dags;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;

namespace Pipeline.Nodes.Cli.NodeTypes;

/// <summary>Runs nodes in containers: each section's <c>image</c>, else the image named like the type, of this tool's version.</summary>
/// <param name="host">Knows the PATH and the variables that pass through.</param>
/// <param name="storePath">The folder in place of the bucket.</param>
/// <param name="network">The containers' network; <see langword="null"/>: the engine's own choice.</param>
internal sealed class ImageFinder(ToolHost host, string storePath, string? network) : INodeFinder
{
    /// <summary>Where a container finds the bucket.</summary>
    public static readonly StoreLocation Bucket = StoreLocation.Folder("/bucket");

    private static readonly string[] PassedPrefixes = ["PIPELINE_", "AWS_", "OTEL_"];

    private readonly string _docker = ProgramFinder.OnPath(host, "docker")
        ?? throw new UsageException("--docker: there is no docker on the PATH. Install Docker, or run without --docker.");

    public NodeCommand? Find(string type, Section? section)
    {
        string found = section?.Image ?? $"{type}:{ProgramInfo.SdkVersion}";
        string name = $"pipeline-{type}-{Guid.NewGuid():n}";
        string[] networkOption = network is null ? [] : ["--network", network];
        return new NodeCommand($"the image {found}", _docker)
        {
            Image = found,

            // Locked down as a cluster may do it; what is written to the folder belongs to the caller.
            RunArguments =
            [
                "run", "--rm", "--name", name, "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL", "--security-opt", "no-new-privileges",
                "--user", UserId.OfThisProcess(), "--mount", Mount(storePath, Bucket.FolderPath!, readOnly: false),
                .. SecretsMount(), .. networkOption, .. Variables(section), found,
            ],
            AskArguments = ["run", "--rm", "--interactive", "--network", "none", found],
            EndArguments = ["kill", name],
        };
    }

    /// <summary>Looks whether the engine answers and has the network, before anything runs.</summary>
    /// <exception cref="UnavailableException">No engine answers.</exception>
    /// <exception cref="UsageException">There is no such network.</exception>
    public async Task CheckEngineAsync(CancellationToken cancellationToken)
    {
        NodeQuestion engine = new(new NodeCommand("docker", _docker), host.Time);
        NodeAnswer version = await engine.AskAsync(["version", "--format", "{{.Server.Version}}"], input: default, cancellationToken);
        if (version.ExitCode != 0)
        {
            throw new UnavailableException(
                $"--docker: no container engine answers: {EngineFault.Reason(version.Complaint)} Start it, say where it is (DOCKER_HOST), or run without --docker.");
        }

        // Another container's network has no name of its own.
        if (network?.StartsWith("container:", StringComparison.Ordinal) is false)
        {
            NodeAnswer found = await engine.AskAsync(["network", "inspect", network], input: default, cancellationToken);
            if (found.ExitCode != 0)
            {
                throw new UsageException($"--docker-network: {EngineFault.Reason(found.Complaint)} See the networks that there are with: docker network ls");
            }
        }
    }

    public string DescribePlaces() => "among the images of this machine";

    // By name alone: the engine takes the values from the client's own environment, and no list of processes shows them.
    private IEnumerable<string> Variables(Section? section) => EnvironmentNames.All.Select(variable => variable.Name)
        .Where(name => !name.EndsWith('*'))
        .Concat(host.Variables.Keys.Where(name => PassedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))))
        .Except([EnvironmentNames.WorkDirectory, EnvironmentNames.SecretsDirectory])
        .Concat(ConfigReferences.Of(section).Variables)
        .Distinct(StringComparer.Ordinal)
        .SelectMany(name => new[] { "--env", name });

    private string[] SecretsMount()
    {
        string? folder = host.Variable(EnvironmentNames.SecretsDirectory);
        return folder is null ? [] : ["--mount", Mount(host.FullPath(folder), NodeEnvironment.DefaultSecretsDirectory, readOnly: true)];
    }

    // The option is a line of CSV.
    private static string Mount(string source, string target, bool readOnly)
        => $"type=bind,\"source={source.Replace("\"", "\"\"", StringComparison.Ordinal)}\",target={target}{(readOnly ? ",readonly" : "")}";
}
