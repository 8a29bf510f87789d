namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>Where a fault happens.</summary>
/// <param name="Versions">Whether the bucket keeps versions: a RADOS Gateway honours no conditions there.</param>
/// <param name="Replaces">Whether the attempt replaces what an earlier run published.</param>
public sealed record FaultSetting(bool Versions, bool Replaces)
{
    public override string ToString()
        => $"{(Replaces ? "replacing an earlier run's output" : "first publication")}{(Versions ? ", in a bucket with versions" : "")}";
}
