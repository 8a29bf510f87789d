using Pipeline.Nodes.EnvironmentVariables;

namespace Pipeline.Nodes.Store.S3;

/// <summary>A bucket at a service, as texts name it.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="BucketSource">Where the name comes from, for people.</param>
/// <param name="Endpoint">The service.</param>
internal sealed record S3Place(string Bucket, string BucketSource, S3Endpoint Endpoint)
{
    /// <summary>Names the place of a bucket: the environment's own, or one that the config file names.</summary>
    /// <param name="environment">Names the bucket of the config file.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="endpoint">The service.</param>
    /// <param name="givenBy">What gave the environment's bucket in place of its variable; null: nothing did.</param>
    public static S3Place Of(NodeEnvironment environment, string bucket, S3Endpoint endpoint, string? givenBy = null) => new(
        bucket,
        bucket == environment.Bucket ? givenBy ?? (bucket == NodeEnvironment.DefaultBucket ? $"{EnvironmentNames.Bucket}, or its default" : EnvironmentNames.Bucket) : "'s3.bucket' in the config file",
        endpoint);

    /// <summary>Which rule of AWS the name breaks; null: none, or AWS is not the one that answers.</summary>
    public string? NameFault => Endpoint.IsAws ? BucketNameFormat.FindFaultByAws(Bucket) : null;

    /// <summary>The address of a key: <c>s3://bucket/key</c>; of the empty key, the bucket's.</summary>
    public string Describe(string key) => key.Length == 0 ? $"s3://{Bucket}" : $"s3://{Bucket}/{key}";
}
