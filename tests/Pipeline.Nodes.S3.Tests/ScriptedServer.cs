using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pipeline.Nodes.S3.Tests;

/// <summary>
/// An HTTP server that answers what a test says, byte for byte, and then closes the connection: for answers that no healthy server gives.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, byte[]> _answer;
    private readonly Task _serving;

    /// <param name="answer">Gives the bytes of an answer for the head of a request.</param>
    public ScriptedServer(Func<string, byte[]> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The heads of the requests, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>An answer of S3 with an error's XML.</summary>
    public static byte[] Error(int status, string code, string message = "")
        => Text(status, $"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>{message}</Message></Error>", "application/xml");

    public static byte[] Text(int status, string body, string mediaType = "text/plain", string headers = "")
        => Encoding.UTF8.GetBytes($"HTTP/1.1 {status} X\r\nContent-Type: {mediaType}\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = AnswerAsync(client);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using TcpClient connection = client;
        NetworkStream stream = connection.GetStream();
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, _stop.Token) == 1)
        {
            head.Append((char)one[0]);
        }

        Requests.Enqueue(head.ToString());
        if (head.ToString().Contains("100-continue", StringComparison.OrdinalIgnoreCase))
        {
            // The body is asked for: a client may repeat a request whose body it never sent.
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), _stop.Token);
            await stream.ReadExactlyAsync(one, _stop.Token);
        }

        await stream.WriteAsync(_answer(head.ToString()), _stop.Token);
        connection.Client.Shutdown(SocketShutdown.Send);

        // What the client still sends is read, or closing would reset the connection before it has seen the answer.
        await stream.CopyToAsync(Stream.Null, _stop.Token);
    }
}
