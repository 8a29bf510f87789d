using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.EndToEnd.Tests.S3;

/// <summary>What a reader does about wrong inputs, on an S3 server.</summary>
public sealed class InputIntegrityOnS3Tests(S3Fixture s3) : InputIntegrityTests(new S3Bucket(s3.Server));
