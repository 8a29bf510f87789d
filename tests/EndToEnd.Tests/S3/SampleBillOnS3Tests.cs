using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.EndToEnd.Tests.S3;

/// <summary>The sample bill, on an S3 server.</summary>
public sealed class SampleBillOnS3Tests(S3Fixture s3) : SampleBillTests(new S3Bucket(s3.Server));
