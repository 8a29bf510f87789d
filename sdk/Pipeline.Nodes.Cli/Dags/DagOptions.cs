namespace Pipeline.Nodes.Cli.Dags;

/// <summary>What the config file does not say and the DAG file needs.</summary>
internal sealed record DagOptions
{
    /// <summary>The DAG's id.</summary>
    public required string DagId { get; init; }

    /// <summary>The bucket that holds the config file.</summary>
    public required string Bucket { get; init; }

    /// <summary>The S3 service; <see langword="null"/>: AWS's own.</summary>
    public string? S3Endpoint { get; init; }

    /// <summary>The Kubernetes namespace; <see langword="null"/>: that of the cluster connection.</summary>
    public string? Namespace { get; init; }

    /// <summary>The Kubernetes secret that holds the credentials and what <c>${env:…}</c> and <c>${file:…}</c> refer to.</summary>
    public required string Secret { get; init; }

    /// <summary>The service account whose role may use the bucket; <see langword="null"/>: the secret's access key may.</summary>
    public string? ServiceAccount { get; init; }

    /// <summary>When it runs; <see langword="null"/>: when it is triggered.</summary>
    public string? Schedule { get; init; }

    /// <summary>The registry of images that no section and no option names; <see langword="null"/>: the names that <c>./build.sh images</c> gives them.</summary>
    public string? Registry { get; init; }

    /// <summary>The version of the images that no section and no option names.</summary>
    public required string Version { get; init; }

    /// <summary>Images by type.</summary>
    public required IReadOnlyDictionary<string, string> Images { get; init; }
}
