using Pipeline.Nodes.DataFetcher.Failures;
using Pipeline.Nodes.DataFetcher.Http;

namespace Pipeline.Nodes.DataFetcher.Tests.Http;

/// <summary>A source on a clock of its own, and what one reads from it.</summary>
internal sealed class Fetch : IDisposable
{
    private readonly HttpMessageInvoker _client;

    public Fetch(SocketsHttpHandler? handler = null, int seconds = 300)
    {
        _client = handler is null ? HttpClients.Create() : new HttpMessageInvoker(handler);
        Deadline = new Deadline(TimeSpan.FromSeconds(seconds), Clock);
    }

    public EagerClock Clock { get; } = new();

    public ListLogger Logger { get; } = new();

    public Deadline Deadline { get; }

    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>Some bytes, the same in every run.</summary>
    public static byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    public Task<HttpSourceStream> OpenAsync(Uri url, CancellationToken cancellationToken = default) =>
        new HttpSource(_client, Clock, Logger).OpenAsync(new HttpSourceRequest(url, Headers), Deadline, cancellationToken);

    public async Task<byte[]> ReadAsync(Uri url, CancellationToken cancellationToken = default)
    {
        await using HttpSourceStream stream = await OpenAsync(url, cancellationToken);
        using MemoryStream bytes = new();
        await stream.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    public async Task<FetchException> FailAsync(Uri url, FetchFailure failure)
    {
        FetchException exception = await Assert.ThrowsAsync<FetchException>(() => ReadAsync(url));
        Assert.Equal(failure, exception.Failure);
        return exception;
    }

    public void Dispose()
    {
        _client.Dispose();
        Deadline.Dispose();
    }
}
