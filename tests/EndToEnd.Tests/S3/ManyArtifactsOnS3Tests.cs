using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.EndToEnd.Tests.S3;

/// <summary>Many artifacts and unusual names, on an S3 server.</summary>
public sealed class ManyArtifactsOnS3Tests(S3Fixture s3) : ManyArtifactsTests(new S3Bucket(s3.Server));
