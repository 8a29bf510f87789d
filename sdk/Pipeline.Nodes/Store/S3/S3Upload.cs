using Amazon.S3;
using Amazon.S3.Model;

namespace Pipeline.Nodes.Store.S3;

/// <summary>
/// A multipart upload. Parts are filled in memory and sent side by side while the next one is filled. A full part waits until the bytes in
/// flight of all uploads leave room for it; so memory holds those, and one part for each upload that is being written.
/// </summary>
internal sealed class S3Upload : IStagedUpload
{
    /// <summary>The user metadata that carries the attempt's id.</summary>
    public const string AttemptMetadata = "x-amz-meta-pipeline-attempt";

    // The first part begins small: most artifacts are.
    private const int FirstBufferBytes = 64 * 1024;

    private readonly S3Bucket _bucket;
    private readonly S3Reader _reader;
    private readonly S3Writer _writer;
    private readonly UploadMark _mark;
    private readonly List<Task<PartETag>> _parts = [];
    private byte[]? _buffer;
    private int _filled;
    private long _bytes;

    private S3Upload(S3Bucket bucket, S3Reader reader, S3Writer writer, UploadReference reference, UploadMark mark)
    {
        _bucket = bucket;
        _reader = reader;
        _writer = writer;
        _mark = mark;
        Reference = reference;
    }

    public UploadReference Reference { get; }

    public static async Task<S3Upload> BeginAsync(
        S3Bucket bucket, S3Reader reader, S3Writer writer, string key, UploadMark mark, CancellationToken cancellationToken)
    {
        string id = await bucket.Calls.RunAsync(
            S3Action.Write,
            key,
            bucket.Calls.Patience.Idle,
            async token =>
            {
                var request = new InitiateMultipartUploadRequest { BucketName = bucket.Name, Key = key, ContentType = mark.MediaType };
                request.Metadata[AttemptMetadata] = mark.AttemptId;
                IAmazonS3 client = await bucket.ClientAsync(token);
                return (await client.InitiateMultipartUploadAsync(request, token)).UploadId;
            },
            cancellationToken);
        return new S3Upload(bucket, reader, writer, new UploadReference(key, id), mark);
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        while (!content.IsEmpty)
        {
            int partBytes = PartSizes.Of(_parts.Count + 1);
            EnsureRoom(Math.Min(partBytes, (long)_filled + content.Length), partBytes);
            int count = Math.Min(content.Length, Math.Min(partBytes, _buffer!.Length) - _filled);
            content.Span[..count].CopyTo(_buffer.AsSpan(_filled));
            _filled += count;
            content = content[count..];
            if (_filled == partBytes)
            {
                await SendAsync(cancellationToken);
            }
        }
    }

    public async Task StageAsync(CancellationToken cancellationToken)
    {
        // An empty object is one empty part.
        if (_filled > 0 || _parts.Count == 0)
        {
            await SendAsync(cancellationToken);
        }

        await Task.WhenAll(_parts);
    }

    public async Task<WriteOutcome> CompleteAsync(WriteCondition condition, CancellationToken cancellationToken)
    {
        string key = Reference.Key;
        WriteOutcome outcome = await _writer.WriteOnceAsync(
            key,
            condition,
            _bucket.Calls.Patience.Complete,
            async (ifMatch, ifNoneMatch, token) =>
            {
                IAmazonS3 client = await _bucket.ClientAsync(token);
                CompleteMultipartUploadResponse response = await client.CompleteMultipartUploadAsync(
                    new CompleteMultipartUploadRequest
                    {
                        BucketName = _bucket.Name,
                        Key = key,
                        UploadId = Reference.UploadId,
                        PartETags = [.. await Task.WhenAll(_parts)],
                        IfMatch = ifMatch,
                        IfNoneMatch = ifNoneMatch,
                    },
                    token);
                return (response.ETag, response.VersionId);
            },
            _bytes,
            cancellationToken);
        return outcome is { Written: { ETag.Length: 0 } } ? await FindMineAsync(cancellationToken) : outcome;
    }

    public ValueTask DisposeAsync()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            _bucket.UploadBuffers.Return(buffer);
        }

        return ValueTask.CompletedTask;
    }

    // Some servers do not say what they made.
    private async Task<WriteOutcome> FindMineAsync(CancellationToken cancellationToken)
    {
        StoredObject? current = await _reader.CurrentAsync(Reference.Key, cancellationToken);
        return current?.AttemptId == _mark.AttemptId ? new WriteOutcome(WriteResult.Written, current) : WriteOutcome.Unknown;
    }

    private void EnsureRoom(long wanted, int partBytes)
    {
        if (_buffer is not null && _buffer.Length >= wanted)
        {
            return;
        }

        long grown = _parts.Count > 0 ? partBytes : Math.Max(wanted, (_buffer?.Length ?? FirstBufferBytes / 4) * 4L);
        byte[] larger = _bucket.UploadBuffers.Rent((int)Math.Min(grown, partBytes));
        if (_buffer is { } old)
        {
            old.AsSpan(0, _filled).CopyTo(larger);
            _bucket.UploadBuffers.Return(old);
        }

        _buffer = larger;
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        ThrowIfFailed();
        byte[] buffer = _buffer ?? [];
        int length = _filled;
        int taken = await _bucket.Uploading.TakeAsync(length, cancellationToken);
        _buffer = null;
        _filled = 0;
        _bytes += length;
        _parts.Add(SendPartAsync(buffer, length, taken, _parts.Count + 1, cancellationToken));
    }

    private async Task<PartETag> SendPartAsync(byte[] buffer, int length, int taken, int number, CancellationToken cancellationToken)
    {
        try
        {
            return await _bucket.Calls.RunAsync(
                S3Action.Write,
                Reference.Key,
                _bucket.Calls.Patience.Sending(length),
                async token =>
                {
                    IAmazonS3 client = await _bucket.ClientAsync(token);
                    UploadPartResponse response = await client.UploadPartAsync(
                        new UploadPartRequest
                        {
                            BucketName = _bucket.Name,
                            Key = Reference.Key,
                            UploadId = Reference.UploadId,
                            PartNumber = number,
                            PartSize = length,
                            InputStream = new MemoryStream(buffer, 0, length, writable: false),
                            DisablePayloadSigning = _bucket.LeavesPayloadUnsigned,
                        },
                        token);
                    return new PartETag(response);
                },
                cancellationToken);
        }
        finally
        {
            if (buffer.Length > 0)
            {
                _bucket.UploadBuffers.Return(buffer);
            }

            _bucket.Uploading.Release(taken);
        }
    }

    // Without this a broken upload would be noticed only when all of it was written.
    private void ThrowIfFailed()
    {
        foreach (Task<PartETag> part in _parts.Where(part => part.IsFaulted || part.IsCanceled))
        {
            part.GetAwaiter().GetResult();
        }
    }
}
