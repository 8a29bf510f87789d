using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Pipeline.Nodes.DataFetcher.Tests.Server;

/// <summary>
/// A real server on loopback that does, connection by connection, what its script says, down to the single byte, also what no decent server
/// would do. A connection beyond the script is reset; the requests it saw can be looked at.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2? _certificate;
    private readonly ConcurrentQueue<Func<ScriptedRequest, Stream, Task>> _script;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _serving;

    public ScriptedServer(params Func<ScriptedRequest, Stream, Task>[] script)
        : this(null, script)
    {
    }

    public ScriptedServer(X509Certificate2? certificate, params Func<ScriptedRequest, Stream, Task>[] script)
    {
        _certificate = certificate;
        _script = new ConcurrentQueue<Func<ScriptedRequest, Stream, Task>>(script);
        _listener.Start();
        _serving = ServeAsync();
    }

    public ConcurrentQueue<ScriptedRequest> Requests { get; } = new();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Url(string target = "/data.csv", string host = "127.0.0.1") =>
        new($"{(_certificate is null ? "http" : "https")}://{host}:{Port}{target}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            _connections.Add(AnswerAsync(await _listener.AcceptSocketAsync(_stop.Token)));
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        using Socket connection = socket;
        Stream stream = new NetworkStream(socket, ownsSocket: false);
        if (_certificate is not null)
        {
            SslStream secure = new(stream);
            await secure.AuthenticateAsServerAsync(_certificate);
            stream = secure;
        }

        await using (stream)
        {
            if (await ReadRequestAsync(stream) is not ScriptedRequest request)
            {
                return;
            }

            Requests.Enqueue(request);
            if (_script.TryDequeue(out Func<ScriptedRequest, Stream, Task>? step))
            {
                await step(request, stream).WaitAsync(_stop.Token);
            }
            else
            {
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
            }
        }
    }

    private static async Task<ScriptedRequest?> ReadRequestAsync(Stream stream)
    {
        StringBuilder text = new();
        byte[] one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
            {
                return null;
            }

            text.Append((char)one[0]);
        }

        string[] lines = text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Dictionary<string, string> headers = lines.Skip(1)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        return new ScriptedRequest(lines[0].Split(' ')[1], headers);
    }
}
