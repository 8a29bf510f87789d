using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Images.Tests;

/// <summary>A registry on loopback takes the images, and says how large they are on the way to a cluster.</summary>
public sealed class RegistryTests : IAsyncLifetime
{
    private const string Program = "/usr/bin/docker-registry";
    private const long Megabyte = 1_000_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("registry-").FullName;
    private readonly int _port = LoopbackPort.Free();
    private Process? _registry;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            throw new FileNotFoundException($"{Program} is not there. On Debian: apt-get install docker-registry.");
        }

        string settings = Path.Combine(_folder, "settings.yml");
        await File.WriteAllTextAsync(settings, $$"""
            version: 0.1
            log: { level: error }
            storage: { filesystem: { rootdirectory: {{_folder}}/data } }
            http: { addr: "127.0.0.1:{{_port}}" }
            """);
        _registry = Process.Start(new ProcessStartInfo(Program, ["serve", settings]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var client = new HttpClient(new SocketsHttpHandler { ConnectCallback = ConnectAsync });
        await client.GetAsync(new Uri($"http://localhost:{_port}/v2/"));
    }

    public async ValueTask DisposeAsync()
    {
        _registry?.Kill();
        if (_registry is not null)
        {
            await _registry.WaitForExitAsync();
        }

        _registry?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("data-fetcher", 25, 9)]
    [InlineData("cost-analyzer", 25, 9)]
    [InlineData("chart-renderer", 35, 16)]
    public async Task Push_EachImage_StaysBelowItsLimits(string type, int imageMegabytes, int programMegabytes)
    {
        string pushed = $"localhost:{_port}/{Engine.ImageOf(type)}";
        await Engine.ReadAsync("tag", Engine.ImageOf(type), pushed);
        try
        {
            await Engine.ReadAsync("push", "--quiet", pushed);
        }
        finally
        {
            await Engine.ReadAsync("rmi", pushed);
        }

        using var client = new HttpClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.docker.distribution.manifest.v2+json");
        string manifest = await client.GetStringAsync(new Uri($"http://localhost:{_port}/v2/{type}/manifests/{Repository.Version}"));
        long[] layers = [.. JsonDocument.Parse(manifest).RootElement.GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty("size").GetInt64())];
        Assert.InRange(layers.Sum(), 1, imageMegabytes * Megabyte);
        Assert.InRange(layers[^1], 1, programMegabytes * Megabyte);
    }

    // It listens a moment after it was started.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        while (true)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, _port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (!_registry!.HasExited)
            {
                socket.Dispose();
                await Task.Yield();
            }
        }
    }
}
