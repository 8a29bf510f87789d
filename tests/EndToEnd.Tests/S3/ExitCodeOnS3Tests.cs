using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.EndToEnd.Tests.S3;

/// <summary>Every exit code, on an S3 server.</summary>
public sealed class ExitCodeOnS3Tests(S3Fixture s3) : ExitCodeTests(new S3Bucket(s3.Server));
