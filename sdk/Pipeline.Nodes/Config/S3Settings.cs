namespace Pipeline.Nodes.Config;

/// <summary>Where the workspace is: the section <c>s3</c> of a config file.</summary>
/// <param name="Bucket">The bucket. Default: the one that holds the config file. Without meaning on a folder store.</param>
/// <param name="Prefix">What the workspace's prefix begins with. Default: the pipeline's name.</param>
public sealed record S3Settings(string Bucket, string Prefix);
