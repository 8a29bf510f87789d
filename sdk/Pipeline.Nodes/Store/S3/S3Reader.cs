using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.Store.S3;

/// <summary>Reads ranges of pinned objects. A body that breaks off is gone on with from where it stopped.</summary>
internal sealed class S3Reader(S3Bucket bucket, ILogger log)
{
    // A range that breaks off this often is not worth going on with, however little is left of it.
    private const int MostBreaks = 50;

    /// <summary>Fills a buffer with the bytes from an offset on.</summary>
    /// <exception cref="ObjectChangedException">Something else stands at the key.</exception>
    public async Task ReadAsync(ObjectPin pin, long offset, Memory<byte> target, CancellationToken cancellationToken)
    {
        int done = 0;
        try
        {
            for (int breaks = 0; done < target.Length; breaks++)
            {
                if (breaks > MostBreaks)
                {
                    throw new EndOfStreamException($"its body broke off {MostBreaks} times within {target.Length:N0} bytes");
                }

                done += await bucket.Calls.TryAsync(
                    S3Action.Read, pin.Key, Timeout.InfiniteTimeSpan, token => ReadSomeAsync(pin, offset + done, target[done..], token), cancellationToken);
            }
        }
        catch (Exception exception) when (S3Faults.KindOf(exception) is S3FaultKind.ConditionFailed or S3FaultKind.NotThere)
        {
            throw new ObjectChangedException(pin, await CurrentAsync(pin.Key, cancellationToken));
        }
        catch (Exception exception) when (S3Faults.IsStoreFailure(exception))
        {
            throw bucket.Calls.Translate(exception, S3Action.Read, pin.Key);
        }
    }

    /// <summary>What stands at a key, or null.</summary>
    public Task<StoredObject?> CurrentAsync(string key, CancellationToken cancellationToken) => bucket.Calls.FindAsync(
        S3Action.Read,
        key,
        bucket.Calls.Patience.Idle,
        async token =>
        {
            IAmazonS3 client = await bucket.ClientAsync(token);
            GetObjectMetadataResponse head = await client.GetObjectMetadataAsync(
                new GetObjectMetadataRequest { BucketName = bucket.Name, Key = key }, token);
            return new StoredObject(
                key,
                head.ContentLength,
                ETags.Bare(head.ETag),
                S3Time.Of(head.LastModified),
                S3Version.Of(head.VersionId),
                head.Metadata[S3Upload.AttemptMetadata]);
        },
        cancellationToken);

    private async Task<int> ReadSomeAsync(ObjectPin pin, long offset, Memory<byte> target, CancellationToken cancellationToken)
    {
        // Renewed before every read: it ends a body that stalls, not one that is long.
        TimeSpan limit = bucket.Calls.Patience.Idle;
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        idle.CancelAfter(limit);
        int done = 0;
        try
        {
            IAmazonS3 client = await bucket.ClientAsync(idle.Token);
            using GetObjectResponse response = await client.GetObjectAsync(Request(pin, offset, target.Length), idle.Token);
            Check(response, offset, target.Length);
            Stream body = response.ResponseStream;
            while (done < target.Length)
            {
                idle.CancelAfter(limit);
                int read = await body.ReadAsync(target[done..], idle.Token);
                if (read == 0)
                {
                    throw new EndOfStreamException($"the body ended after {done:N0} of {target.Length:N0} bytes");
                }

                done += read;
            }

            return done;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && (exception is OperationCanceledException || S3Faults.IsStoreFailure(exception)))
        {
            if (done == 0)
            {
                throw exception is OperationCanceledException ? new TimeoutException($"nothing came for {limit.TotalSeconds:N0} s", exception) : exception;
            }

            S3Log.BodyBroke(log, bucket.Place.Describe(pin.Key), offset + done, exception.Message);
            return done;
        }
    }

    private GetObjectRequest Request(ObjectPin pin, long offset, int length)
    {
        // Always a range, also of the whole: of a whole object the AWS SDK takes the ETag for an MD5, computes that, and fails on other tags.
        return new GetObjectRequest
        {
            BucketName = bucket.Name,
            Key = pin.Key,
            VersionId = pin.VersionId,
            EtagToMatch = pin.ETag.Length == 0 ? null : ETags.Quoted(pin.ETag),
            ByteRange = new ByteRange(offset, offset + length - 1),
        };
    }

    private static void Check(GetObjectResponse response, long offset, int length)
    {
        if (response.HttpStatusCode != HttpStatusCode.PartialContent)
        {
            throw new IOException($"the server answered {(int)response.HttpStatusCode} with a whole object to a request for bytes {offset:N0} to {offset + length - 1:N0}");
        }

        if (response.ContentLength != length)
        {
            throw new IOException($"the server announced {response.ContentLength:N0} bytes where {length:N0} were asked for");
        }
    }
}
