namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>What a store of the model does.</summary>
/// <param name="Name">Its name in the output.</param>
/// <param name="HonoursPut">Whether it honours conditions on PUT.</param>
/// <param name="HonoursComplete">Whether it honours conditions on CompleteMultipartUpload.</param>
/// <param name="Versions">Whether the bucket keeps versions.</param>
/// <param name="AbortMayOverlap">Whether a complete that was under way when its upload was aborted may still succeed.</param>
/// <param name="Settles">Whether whoever aborted waits until no such complete is under way any more.</param>
internal sealed record StoreBehavior(string Name, bool HonoursPut, bool HonoursComplete, bool Versions, bool AbortMayOverlap, bool Settles)
{
    /// <summary>Honours every condition. That an abort wins against a complete under way is not documented, so it does not here; nobody waits.</summary>
    public static StoreBehavior Aws { get; } = new("conditions", HonoursPut: true, HonoursComplete: true, Versions: false, AbortMayOverlap: true, Settles: false);

    /// <summary>As <see cref="Aws"/>, in a bucket with versions.</summary>
    public static StoreBehavior AwsVersions { get; } = Aws with { Name = "conditions, versions", Versions = true };

    /// <summary>As the RADOS Gateway: conditions on PUT only.</summary>
    public static StoreBehavior Gateway { get; } = new("conditions on PUT only", HonoursPut: true, HonoursComplete: false, Versions: false, AbortMayOverlap: true, Settles: true);

    /// <summary>As <see cref="Gateway"/>, in a bucket with versions.</summary>
    public static StoreBehavior GatewayVersions { get; } = Gateway with { Name = "conditions on PUT only, versions", Versions = true };

    /// <summary>Honours no condition.</summary>
    public static StoreBehavior Weak { get; } = Gateway with { Name = "no conditions", HonoursPut = false };

    /// <summary>As <see cref="Weak"/>, in a bucket with versions.</summary>
    public static StoreBehavior WeakVersions { get; } = Weak with { Name = "no conditions, versions", Versions = true };

    /// <summary>Every store that is explored.</summary>
    public static IReadOnlyList<StoreBehavior> All { get; } = [Aws, AwsVersions, Gateway, GatewayVersions, Weak, WeakVersions];

    public override string ToString() => Name;
}
