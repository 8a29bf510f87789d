using Amazon.S3;
using Amazon.S3.Model;
using Pipeline.Nodes.Store;
using Pipeline.Nodes.Store.S3;

namespace Pipeline.Nodes.Cli.Stores.S3;

/// <summary>What only an operator needs of a bucket: versions of an object, deleting, and uploads that are not finished. AWS types of the tool stay in this folder.</summary>
internal sealed class OperatorBucket : IDisposable
{
    private static readonly S3Action ListVersions = new("list the versions of", "s3:ListBucketVersions");
    private static readonly S3Action ReadVersioning = new("read the versioning of", "s3:GetBucketVersioning");
    private static readonly S3Action Remove = new("delete", "s3:DeleteObject");
    private static readonly S3Action ListUploads = new("list the unfinished uploads of", "s3:ListBucketMultipartUploads");

    private readonly S3Clients _clients;
    private readonly S3Calls _calls;
    private readonly S3Place _place;

    private OperatorBucket(ToolStore store, string bucket, TimeProvider time)
    {
        _clients = new S3Clients(S3Connection.Read(store.Environment, store.Configuration));
        _place = S3Place.Of(store.Environment, bucket, _clients.Connection.Endpoint, store.BucketGivenBy);
        _calls = new S3Calls(_place, _clients.Connection.Patience, time, store.Log);
    }

    /// <summary>The bucket, as texts name it.</summary>
    public S3Place Place => _place;

    /// <summary>How the service is reached.</summary>
    public S3Connection Connection => _clients.Connection;

    /// <summary>Opens a bucket; <see langword="null"/> where the store is a folder, which keeps no versions.</summary>
    public static OperatorBucket? Open(ToolStore store, string bucket, TimeProvider time) =>
        store.Environment.Store.IsS3 ? new OperatorBucket(store, bucket, time) : null;

    /// <summary>The versions of an object, the newest first; one without an id where the bucket keeps none.</summary>
    public async Task<IReadOnlyList<StoredObject>> ListVersionsAsync(string key, CancellationToken cancellationToken)
    {
        List<StoredObject> versions = [];
        ListVersionsRequest request = new() { BucketName = _place.Bucket, Prefix = key };
        bool hasMore;
        do
        {
            ListVersionsResponse page = await CallAsync(ListVersions, key, (client, token) => client.ListVersionsAsync(request, token), cancellationToken);
            versions.AddRange((page.Versions ?? [])
                .Where(version => version.Key == key && version.IsDeleteMarker != true)
                .Select(version => new StoredObject(
                    version.Key, version.Size ?? 0, ETags.Bare(version.ETag), S3Time.Of(version.LastModified), S3Version.Of(version.VersionId))));
            hasMore = page.IsTruncated == true && IsFurther((page.NextKeyMarker, page.NextVersionIdMarker), (request.KeyMarker, request.VersionIdMarker));
            (request.KeyMarker, request.VersionIdMarker) = (page.NextKeyMarker, page.NextVersionIdMarker);
        }
        while (hasMore);

        return versions;
    }

    /// <summary>Whether the bucket keeps versions.</summary>
    public async Task<bool> AreVersionsKeptAsync(CancellationToken cancellationToken)
    {
        GetBucketVersioningResponse answer = await CallAsync(
            ReadVersioning,
            "",
            (client, token) => client.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = _place.Bucket }, token),
            cancellationToken);
        return answer.VersioningConfig?.Status == VersionStatus.Enabled;
    }

    /// <summary>Deletes an object, or one version of it.</summary>
    public Task DeleteAsync(string key, string? versionId, CancellationToken cancellationToken) => CallAsync(
        Remove,
        key,
        (client, token) => client.DeleteObjectAsync(new DeleteObjectRequest { BucketName = _place.Bucket, Key = key, VersionId = versionId }, token),
        cancellationToken);

    /// <summary>When the uploads below a prefix that are not finished were begun; far ahead where the server does not say.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> ListUploadsAsync(string prefix, CancellationToken cancellationToken)
    {
        List<DateTimeOffset> begun = [];
        ListMultipartUploadsRequest request = new() { BucketName = _place.Bucket, Prefix = prefix };
        bool hasMore;
        do
        {
            ListMultipartUploadsResponse page = await CallAsync(ListUploads, prefix, (client, token) => client.ListMultipartUploadsAsync(request, token), cancellationToken);
            begun.AddRange((page.MultipartUploads ?? []).Select(upload => upload.Initiated is null ? DateTimeOffset.MaxValue : S3Time.Of(upload.Initiated)));
            hasMore = page.IsTruncated == true && IsFurther((page.NextKeyMarker, page.NextUploadIdMarker), (request.KeyMarker, request.UploadIdMarker));
            (request.KeyMarker, request.UploadIdMarker) = (page.NextKeyMarker, page.NextUploadIdMarker);
        }
        while (hasMore);

        return begun;
    }

    public void Dispose() => _clients.Dispose();

    // A server that says there is more, but not from where on, would be asked for ever.
    private static bool IsFurther((string? Key, string? Id) next, (string? Key, string? Id) before) => next.Key is not null && next != before;

    private Task<T> CallAsync<T>(S3Action action, string key, Func<IAmazonS3, CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        _calls.RunAsync(
            action, key, _calls.Patience.Idle, async token => await call(await _clients.ForBucketAsync(_place, token), token), cancellationToken);
}
