using Amazon.S3.Model;

namespace Pipeline.Nodes.TestSupport.S3;

/// <summary>A bucket at a real S3 server.</summary>
public sealed class S3Bucket : Bucket
{
    private readonly S3Server _server;

    /// <param name="server">The server.</param>
    /// <param name="versions">Whether the bucket keeps versions.</param>
    public S3Bucket(S3Server server, bool versions = false)
        : this(server, Wait(server.MakeBucketAsync(versions)))
    {
    }

    /// <param name="server">The server.</param>
    /// <param name="name">The name of a bucket that is there, or of none.</param>
    public S3Bucket(S3Server server, string name)
    {
        _server = server;
        Name = name;
    }

    public override string Name { get; }

    public override string Address => $"s3://{Name}";

    public override IReadOnlyList<(string Name, string Value)> Environment => [("PIPELINE_BUCKET", Name), .. _server.Environment];

    public override IReadOnlyList<string> OpenUploads()
        => [.. (Wait(_server.Client.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = Name })).MultipartUploads ?? []).Select(upload => upload.Key)];

    protected override void Put(string key, byte[] content) => Wait(_server.Client.PutObjectAsync(
        new PutObjectRequest { BucketName = Name, Key = key, InputStream = new MemoryStream(content) }));

    protected override byte[]? Find(string key)
    {
        try
        {
            using GetObjectResponse response = Wait(_server.Client.GetObjectAsync(Name, key));
            using var content = new MemoryStream();
            response.ResponseStream.CopyTo(content);
            return content.ToArray();
        }
        catch (Amazon.S3.AmazonS3Exception exception) when (exception.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    protected override void Remove(string key) => Wait(_server.Client.DeleteObjectAsync(Name, key));

    protected override IEnumerable<string> Keys(string prefix)
        => _server.Client.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = Name, Prefix = prefix })
            .S3Objects.ToBlockingEnumerable().Select(item => item.Key[prefix.Length..]);

    // The server is in memory and ends with the tests.
    protected override void Dispose(bool disposing)
    {
    }

    private static T Wait<T>(Task<T> answer) => answer.GetAwaiter().GetResult();
}
