namespace Pipeline.Nodes.Store.S3;

/// <summary>What the store was about to do, for texts and for what an error means.</summary>
/// <param name="Verb">The verb of the text: <c>read</c>.</param>
/// <param name="Permission">The permission that it takes.</param>
internal sealed record S3Action(string Verb, string Permission)
{
    public static S3Action List { get; } = new("list", "s3:ListBucket");

    public static S3Action Read { get; } = new("read", "s3:GetObject");

    public static S3Action Write { get; } = new("write", "s3:PutObject");

    public static S3Action Abort { get; } = new("abort an upload of", "s3:AbortMultipartUpload");
}
