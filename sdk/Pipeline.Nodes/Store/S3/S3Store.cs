using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Store.S3;

/// <summary>A bucket at AWS, or at any server that speaks S3.</summary>
internal sealed class S3Store : IStore
{
    private readonly S3Bucket _bucket;
    private readonly S3Reader _reader;
    private readonly S3Writer _writer;
    private StoreTraits? _traits;

    public S3Store(S3Clients clients, S3Place place, TimeProvider time, ILogger log)
    {
        _bucket = new S3Bucket(clients, place, new S3Calls(place, clients.Connection.Patience, time, log));
        _reader = new S3Reader(_bucket, log);
        _writer = new S3Writer(_bucket, _reader, log);
    }

    public TimeSpan AbortSettleTime => _bucket.Connection.Endpoint.IsAws ? TimeSpan.Zero : _bucket.Calls.Patience.AbortSettle;

    private TimeSpan Limit => _bucket.Calls.Patience.Idle;

    public string Describe(string key) => _bucket.Place.Describe(key);

    public async Task<StoreTraits> LearnTraitsAsync(string scratchKey, CancellationToken cancellationToken)
        => _traits ??= _bucket.Connection.Endpoint.IsAws ? StoreTraits.Full : await ConditionProbe.RunAsync(this, scratchKey, cancellationToken);

    public Task<StoredObject?> HeadAsync(string key, CancellationToken cancellationToken) => _reader.CurrentAsync(key, cancellationToken);

    public Task<SmallObject?> GetAsync(string key, CancellationToken cancellationToken) => _bucket.Calls.FindAsync(
        S3Action.Read,
        key,
        Limit,
        async token =>
        {
            IAmazonS3 client = await _bucket.ClientAsync(token);
            GetObjectResponse response = await client.GetObjectAsync(new GetObjectRequest { BucketName = _bucket.Name, Key = key }, token);
            return await ReadWholeAsync(key, response, token);
        },
        cancellationToken);

    public async Task<Stream> OpenAsync(ObjectPin pin, CancellationToken cancellationToken)
    {
        await CheckEmptyAsync(pin, cancellationToken);
        var stream = new ObjectStream(new ObjectParts(_bucket, _reader, pin, budget: null, arrived: null, cancellationToken));
        try
        {
            await stream.OpenAsync();
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    public async Task<string> DownloadAsync(ObjectPin pin, string path, Action<long> arrived, CancellationToken cancellationToken)
    {
        await CheckEmptyAsync(pin, cancellationToken);
        return await S3Download.RunAsync(_bucket, _reader, pin, path, arrived, cancellationToken);
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(
        string prefix, bool recursive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            ListObjectsV2Response page = await _bucket.Calls.RunAsync(S3Action.List, prefix, Limit, ListPageAsync, cancellationToken);
            foreach (S3Object item in page.S3Objects ?? [])
            {
                // Consoles make empty objects with such keys, to show a folder.
                if (!item.Key.EndsWith('/'))
                {
                    yield return new StoredObject(item.Key, item.Size ?? 0, ETags.Bare(item.ETag), S3Time.Of(item.LastModified));
                }
            }

            continuation = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (continuation is not null);

        async Task<ListObjectsV2Response> ListPageAsync(CancellationToken token)
        {
            IAmazonS3 client = await _bucket.ClientAsync(token);
            return await client.ListObjectsV2Async(
                new ListObjectsV2Request { BucketName = _bucket.Name, Prefix = prefix, Delimiter = recursive ? null : "/", ContinuationToken = continuation }, token);
        }
    }

    public Task<WriteOutcome> PutAsync(string key, ReadOnlyMemory<byte> content, WriteCondition condition, CancellationToken cancellationToken)
        => _writer.WriteOnceAsync(
            key,
            condition,
            _bucket.Calls.Patience.Sending(content.Length),
            async (ifMatch, ifNoneMatch, token) =>
            {
                IAmazonS3 client = await _bucket.ClientAsync(token);
                PutObjectResponse response = await client.PutObjectAsync(
                    new PutObjectRequest
                    {
                        BucketName = _bucket.Name,
                        Key = key,
                        InputStream = new MemoryStream(content.ToArray(), writable: false),
                        ContentType = Artifacts.MediaTypes.Of(key),
                        IfMatch = ifMatch,
                        IfNoneMatch = ifNoneMatch,
                        DisablePayloadSigning = _bucket.LeavesPayloadUnsigned,
                    },
                    token);
                return (response.ETag, response.VersionId);
            },
            content.Length,
            cancellationToken);

    public async Task<IStagedUpload> BeginUploadAsync(string key, UploadMark mark, CancellationToken cancellationToken)
        => await S3Upload.BeginAsync(_bucket, _reader, _writer, key, mark, cancellationToken);

    public async Task<bool> AbortUploadAsync(UploadReference upload, CancellationToken cancellationToken)
    {
        await _bucket.Calls.FindAsync(
            S3Action.Abort,
            upload.Key,
            Limit,
            async token =>
            {
                IAmazonS3 client = await _bucket.ClientAsync(token);
                return await client.AbortMultipartUploadAsync(
                    new AbortMultipartUploadRequest { BucketName = _bucket.Name, Key = upload.Key, UploadId = upload.UploadId }, token);
            },
            cancellationToken);
        return true;
    }

    /// <summary>S3 has no locks; the conditions of the writes keep attempts apart.</summary>
    public Task<IAsyncDisposable> LockAsync(string folder, CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable>(NoLock.Instance);

    private async Task<SmallObject> ReadWholeAsync(string key, GetObjectResponse response, CancellationToken cancellationToken)
    {
        try
        {
            using GetObjectResponse read = response;
            if (read.ContentLength > StoreLimits.SmallObjectBytes)
            {
                throw new BadDataException(
                    $"{Describe(key)} has {read.ContentLength:N0} bytes; a config file or manifest has at most {StoreLimits.SmallObjectBytes:N0}. Look at what was put there.");
            }

            byte[] content = new byte[read.ContentLength];
            await read.ResponseStream.ReadExactlyAsync(content, cancellationToken);
            var head = new StoredObject(
                key, content.Length, ETags.Bare(read.ETag), S3Time.Of(read.LastModified), S3Version.Of(read.VersionId));
            return new SmallObject(head, content);
        }
        catch (AmazonClientException exception)
        {
            // The AWS SDK compares what came with the ETag, where that is an MD5, as late as when the answer is disposed.
            throw new InvalidDataException("its bytes do not match its ETag", exception);
        }
    }

    // An empty object has no range that a condition could be tied to.
    private async Task CheckEmptyAsync(ObjectPin pin, CancellationToken cancellationToken)
    {
        if (pin.Bytes == 0)
        {
            StoredObject? current = await HeadAsync(pin.Key, cancellationToken);
            if (current is null || (pin.ETag.Length > 0 && current.ETag != pin.ETag))
            {
                throw new ObjectChangedException(pin, current);
            }
        }
    }

    private sealed class NoLock : IAsyncDisposable
    {
        public static NoLock Instance { get; } = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
