using Pipeline.Nodes.TestSupport;

[assembly: AssemblyFixture(typeof(Pipeline.Nodes.Images.Tests.Engine))]

namespace Pipeline.Nodes.Images.Tests;

/// <summary>The Docker engine of this machine, with the images that <c>./build.sh images</c> made.</summary>
public sealed class Engine : IAsyncLifetime
{
    public const string Program = "/usr/bin/docker";

    public static readonly string[] Types = ["data-fetcher", "cost-analyzer", "chart-renderer"];

    /// <summary>Options that go with every container here; an engine without a bridge has the host's network only.</summary>
    private string[] _network = [];

    public async ValueTask InitializeAsync()
    {
        const string HowToGetOne = "These tests need a Docker engine. On Debian: apt-get install docker.io, and start it (systemctl start docker, or: "
            + "dockerd --iptables=false --bridge=none &). Without one, set PIPELINE_TEST_CONTAINERS=off to leave them out.";
        if (!File.Exists(Program) || (await AskAsync("version")).ExitCode != 0)
        {
            throw new InvalidOperationException(HowToGetOne);
        }

        foreach (string type in Types)
        {
            if ((await AskAsync("image", "inspect", ImageOf(type))).ExitCode != 0)
            {
                throw new InvalidOperationException($"There is no image {ImageOf(type)}. Run ./build.sh images first; ./build.sh test does it by itself.");
            }
        }

        _network = (await AskAsync("network", "inspect", "bridge")).ExitCode == 0 ? [] : ["--network", "host"];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static string ImageOf(string type) => $"{type}:{Repository.Version}";

    /// <summary>
    /// The node of an image as a program, locked down: nothing of it can be written but <c>/tmp</c>, no capability, no new privileges.
    /// Variables that the client has pass through by name.
    /// </summary>
    /// <param name="type">The node type.</param>
    /// <param name="network">The container's network; null: one by which the host is reached.</param>
    /// <param name="options">Other options of <c>docker run</c>.</param>
    public NodeProgram Hardened(string type, string? network, params string[] options) => new(Program,
    [
        "run", "--rm", "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL", "--security-opt", "no-new-privileges",
        "--memory", MemoryOf(type), "--memory-swap", MemoryOf(type),
        .. network is null ? _network : ["--network", network],
        .. Passed("DAG_KEY", "PIPELINE_STORE", "PIPELINE_BUCKET", "PIPELINE_RUN_ID", "S3_ENDPOINT", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
        .. options, ImageOf(type),
    ]);

    /// <summary>Asks the engine, and gives what it prints.</summary>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0.</exception>
    public static async Task<string> ReadAsync(params string[] arguments)
    {
        NodeResult result = await AskAsync(arguments);
        return result.ExitCode == 0
            ? result.Output.TrimEnd()
            : throw new InvalidOperationException($"docker {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Error}");
    }

    public static Task<NodeResult> AskAsync(params string[] arguments) => new NodeProgram(Program).AskAsync(arguments);

    // What a node of each type may need at most on the sample.
    private static string MemoryOf(string type) => type == "chart-renderer" ? "96m" : "48m";

    private static IEnumerable<string> Passed(params string[] names) => names.SelectMany(name => new[] { "--env", name });
}
