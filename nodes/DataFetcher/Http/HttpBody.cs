namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>
/// The body of one answer. A read that brings nothing for a while fails, so that the rest can be asked for on a new connection.
/// </summary>
internal sealed class HttpBody : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly Stream _content;
    private readonly CancellationTokenSource _stalled;

    private HttpBody(HttpResponseMessage response, Stream content, TimeProvider time)
    {
        _response = response;
        _content = content;
        _stalled = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
    }

    /// <summary>Takes over an answer, which is disposed with the body.</summary>
    public static async ValueTask<HttpBody> OpenAsync(
        HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken) =>
        new(response, await response.Content.ReadAsStreamAsync(cancellationToken), time);

    /// <summary>Reads what has arrived, or waits for it.</summary>
    /// <returns>The bytes read; 0 at the end of this answer, which need not be the end of the data.</returns>
    /// <exception cref="IOException">The connection broke, or the answer ended before its promised end.</exception>
    /// <exception cref="TimeoutException">Nothing came for <see cref="HttpSourceLimits.StallTimeout"/>.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stalled.Token);
        _stalled.CancelAfter(HttpSourceLimits.StallTimeout);
        try
        {
            int count = await _content.ReadAsync(buffer, either.Token);
            _stalled.CancelAfter(Timeout.InfiniteTimeSpan);
            return count;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"no byte came for {HttpSourceLimits.StallTimeout.TotalSeconds} s", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stalled.Dispose();
        _response.Dispose();
    }
}
