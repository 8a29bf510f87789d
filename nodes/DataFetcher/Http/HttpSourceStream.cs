using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Pipeline.Nodes.DataFetcher.Failures;
using Pipeline.Nodes.DataFetcher.Streams;

namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>
/// The data of a source, from the first byte to the last. When a connection breaks, the rest is asked for on a new one, on the condition
/// that the data is still the same; a reader sees either every byte of one version, or a <see cref="FetchException"/>. Each byte that
/// arrives makes the count of retries start again. Not for two threads at once.
/// </summary>
internal sealed class HttpSourceStream : ForwardStream
{
    private readonly HttpExchange _exchange;
    private readonly RetryLoop _retries;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly RangeConditionHeaderValue? _validator;
    private HttpBody? _body;
    private Exception? _breakage;
    private long _offset;
    private bool _ended;

    private HttpSourceStream(
        HttpExchange exchange, RetryLoop retries, TimeProvider time, ILogger logger, HttpResponseMessage response, HttpBody body)
    {
        _exchange = exchange;
        _retries = retries;
        _time = time;
        _logger = logger;
        _body = body;
        _validator = ResumeValidator.Of(response);
        Description = SourceDescription.Of(response);
    }

    /// <summary>What the source said of the data in its first answer.</summary>
    public SourceDescription Description { get; private set; }

    /// <summary>Asks for the data once.</summary>
    public static async ValueTask<HttpSourceStream> OpenAsync(
        HttpExchange exchange, RetryLoop retries, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await exchange.GetAsync(offset: 0, validator: null, cancellationToken);
        try
        {
            AnswerCheck.RequireWhole(response, exchange.Name, time);
            HttpBody body = await HttpBody.OpenAsync(response, time, cancellationToken);
            return new HttpSourceStream(exchange, retries, time, logger, response, body);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="FetchException">The rest of the data cannot be had.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_ended || buffer.IsEmpty)
        {
            return 0;
        }

        int count = await _retries.RunAsync(
            static (read, token) => read.Stream.ReadOnceAsync(read.Buffer, token), (Stream: this, Buffer: buffer), cancellationToken);
        _offset += count;
        _ended = count == 0;
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _body?.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadOnceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            _body ??= await ReopenAsync(cancellationToken);
            int count = _body is null ? 0 : await _body.ReadAsync(buffer, cancellationToken);
            RequireWithinPromise(_offset + count, atEnd: count == 0);
            return count;
        }
        catch (Exception exception)
        {
            _breakage = exception;
            _body?.Dispose();
            _body = null;
            throw;
        }
    }

    /// <summary>Opens the rest of the data; null if there turns out to be none.</summary>
    private async ValueTask<HttpBody?> ReopenAsync(CancellationToken cancellationToken)
    {
        if (_offset > 0 && _validator is null)
        {
            throw AnswerCheck.Interrupted(
                _exchange.Name, _offset, "it has neither a strong ETag nor a Last-Modified that is old enough to go by", _breakage);
        }

        HttpResponseMessage response = await _exchange.GetAsync(_offset, _validator, cancellationToken);
        try
        {
            if (IsEndConfirmed(response))
            {
                response.Dispose();
                return null;
            }

            RequireSameData(response);
            Log.Resumed(_logger, _exchange.Name, _offset);
            return await HttpBody.OpenAsync(response, _time, cancellationToken);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private void RequireSameData(HttpResponseMessage response)
    {
        if (_offset > 0)
        {
            AnswerCheck.RequireRest(response, _exchange.Name, _offset, Description, _time);
            Description = Description with { TotalBytes = Description.TotalBytes ?? response.Content.Headers.ContentRange!.Length };
        }
        else
        {
            AnswerCheck.RequireWhole(response, _exchange.Name, _time);
            AnswerCheck.RequireSame(SourceDescription.Of(response), Description, _exchange.Name, _offset);
        }
    }

    // A chunked body that lost nothing but its last, empty chunk: all of it is here, and the source says so.
    private bool IsEndConfirmed(HttpResponseMessage response) =>
        _offset > 0
        && Description.TotalBytes is null
        && response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable
        && response.Content.Headers.ContentRange?.Length == _offset;

    private void RequireWithinPromise(long reached, bool atEnd)
    {
        if (Description.TotalBytes is not long total)
        {
            return;
        }

        if (reached > total)
        {
            throw AnswerCheck.Interrupted(_exchange.Name, _offset, $"asked for the rest of {total} bytes, it sends more");
        }

        if (atEnd && reached < total)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, $"{reached} of {total} bytes came");
        }
    }
}
