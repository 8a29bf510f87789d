using Amazon.S3;

namespace Pipeline.Nodes.Store.S3;

/// <summary>What everything that talks to one bucket shares.</summary>
internal sealed class S3Bucket(S3Clients clients, S3Place place, S3Calls calls)
{
    private IAmazonS3? _client;

    public string Name => place.Bucket;

    public S3Place Place => place;

    public S3Calls Calls => calls;

    public S3Connection Connection => clients.Connection;

    public PartBuffers DownloadBuffers { get; } = new(ObjectParts.PartBytes);

    public PartBuffers UploadBuffers { get; } = new(PartSizes.SmallestBytes);

    // Memory for transfers is bounded by these, whatever the number of objects, and by one part for each open stream.
    public ByteBudget Downloading { get; } = new(TransferMemory.InFlightBytes);

    public ByteBudget Uploading { get; } = new(TransferMemory.InFlightBytes);

    /// <summary>Whether payloads go unsigned: TLS protects them. Over plain http the signature is all that does.</summary>
    public bool? LeavesPayloadUnsigned => Connection.Endpoint.UsesHttp ? null : true;

    /// <summary>The client for the bucket's region.</summary>
    public async ValueTask<IAmazonS3> ClientAsync(CancellationToken cancellationToken)
        => _client ??= await clients.ForBucketAsync(place, cancellationToken);
}
