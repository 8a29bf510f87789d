using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Images.Tests;

/// <summary>How a container answers, stops and fails.</summary>
public sealed class RunTests(Engine engine) : IDisposable
{
    private readonly FolderBucket _folder = new();

    public static TheoryData<string> Types => [.. Engine.Types];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Image_Questions_NeedNoEnvironment(string type)
    {
        NodeResult version = await AskAsync(type, "--version");
        NodeResult schema = await AskAsync(type, "--schema");
        NodeResult help = await AskAsync(type, "--help");

        Assert.Matches($@"^{type} {Repository.Version}\nrevision [0-9a-f]{{40}}\nPipeline\.Nodes \d+\.\d+\.\d+", version.Output);
        Assert.Equal("object", JsonDocument.Parse(schema.Output).RootElement.GetProperty("type").GetString());
        Assert.Contains("Exit codes:", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Image_Explain_SaysWhatWouldRunAndWritesNothing()
    {
        _folder.WithConfig("""{ "node_2": { "type": "cost-analyzer", "manifest": false, "top_n": 5 } }""").WithInput("data/bill.csv", "a,b\n");

        NodeResult result = await new NodeProgram(Engine.Program,
        [
            "run", "--rm", "--network", "none", "--read-only", "--user", "0:0", "--env", "DAG_KEY", "--env", "PIPELINE_STORE",
            "--volume", $"{_folder.Address}:{_folder.Address}:ro", Engine.ImageOf("cost-analyzer"), "--explain",
        ]).RunAsync(_folder);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("node_2: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("data/bill.csv, 4 bytes", result.Output, StringComparison.Ordinal);
        Assert.Equal(["data/bill.csv"], _folder.Published());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Image_WrongDagKey_EndsWith78AndOneLine(string type)
    {
        _folder.WithConfig("""{ "node_1": { "type": "data-fetcher", "data_url": "x.csv" } }""");

        NodeResult result = await Mounted(type, "none").RunAsync(_folder, ("DAG_KEY", "0123abcd"));

        Assert.Equal(78, result.ExitCode);
        JsonElement error = Assert.Single(result.Log, line => line.GetProperty("level").GetString() == "error");
        Assert.Contains("There is no config file *-0123abcd.json", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Image_DockerStop_EndsWith143AndPublishesNothing()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        _folder.WithConfig($$"""{ "node_1": { "type": "data-fetcher", "data_url": "http://{{silent.LocalEndpoint}}/bill.csv" } }""");
        string name = $"stop-{Guid.NewGuid():n}";
        await using RunningNode node = Mounted("data-fetcher", "host", "--name", name).Start(_folder);
        using Socket asked = await silent.AcceptSocketAsync();

        await Engine.ReadAsync("stop", "--time", "10", name);

        NodeResult result = await node.WaitAsync();
        Assert.Equal(143, result.ExitCode);
        Assert.Empty(_folder.Published());
        Assert.Empty(_folder.OpenUploads());
    }

    private static Task<NodeResult> AskAsync(string type, string question)
        => Engine.AskAsync("run", "--rm", "--network", "none", "--read-only", Engine.ImageOf(type), question);

    private NodeProgram Mounted(string type, string network, params string[] options)
        => engine.Hardened(type, network, ["--user", "0:0", "--volume", $"{_folder.Address}:{_folder.Address}", .. options]);
}
