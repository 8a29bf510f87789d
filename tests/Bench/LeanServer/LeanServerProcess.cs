using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Nodes.Bench.LeanServer;

/// <summary>The lean server in a process of its own: this program again, with a word that tells it so.</summary>
internal sealed class LeanServerProcess : IAsyncDisposable
{
    /// <summary>The first argument of the program that makes it the server of the folder that follows.</summary>
    public const string Argument = "serve-s3";

    private readonly Process _process;

    private LeanServerProcess(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    public string Address { get; }

    public static async Task<LeanServerProcess> StartAsync(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Argument, folder]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        Process process = Process.Start(start)!;
        return new LeanServerProcess(process, await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The lean server did not start."));
    }

    /// <summary>Is the server until the process that started it closes its input or ends.</summary>
    public static async Task ServeAsync(string folder)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>, LargeBlockPool.Factory>();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = null;
        });
        await using WebApplication server = builder.Build();
        server.Run(new LeanS3(folder).AnswerAsync);
        await server.StartAsync();
        Console.WriteLine(server.Urls.Single());
        await Console.In.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
