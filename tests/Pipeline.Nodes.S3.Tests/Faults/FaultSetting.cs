using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>Where a fault happens.</summary>
/// <param name="Versions">Whether the bucket keeps versions: a RADOS Gateway honours no conditions there.</param>
/// <param name="Replaces">Whether the attempt replaces what an earlier run published.</param>
public sealed record FaultSetting(bool Versions, bool Replaces)
{
    /// <summary>
    /// Whether a call must meet every fault here too: all of them do at a first publication, and elsewhere those that publish. What comes
    /// before does the same everywhere.
    /// </summary>
    public bool Concerns(S3Call call)
        => this is { Versions: false, Replaces: false } || call.Key.Contains("/pair/", StringComparison.Ordinal) || (!Replaces && call.Key.EndsWith("/_probe", StringComparison.Ordinal));

    public override string ToString()
        => $"{(Replaces ? "replacing an earlier run's output" : "first publication")}{(Versions ? ", in a bucket with versions" : "")}";
}
