using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.EndToEnd.Tests.S3;

/// <summary>The fetcher and its sources, on an S3 server.</summary>
public sealed class HttpSourceOnS3Tests(S3Fixture s3) : HttpSourceTests(new S3Bucket(s3.Server));
