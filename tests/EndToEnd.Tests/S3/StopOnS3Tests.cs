using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.EndToEnd.Tests.S3;

/// <summary>Signals, on an S3 server.</summary>
public sealed class StopOnS3Tests(S3Fixture s3) : StopTests(new S3Bucket(s3.Server))
{
    // Who takes over waits for seconds here; the tests of the store kill 200 times.
    protected override int KillRounds => 6;
}
