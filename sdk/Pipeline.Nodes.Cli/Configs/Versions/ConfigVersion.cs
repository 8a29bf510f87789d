namespace Pipeline.Nodes.Cli.Configs.Versions;

/// <summary>A config file as it was at some time.</summary>
/// <param name="Id">What <c>--version</c> takes: a version of the bucket's, or <c>run:</c> and a run's id; <see langword="null"/>: the file as it is now, in a store without versions.</param>
/// <param name="Source"><c>current</c>, <c>version</c> or <c>run</c>.</param>
/// <param name="WrittenAt">When it was written.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes in lower-case hex.</param>
/// <param name="IsCurrent">Whether the file has these bytes now.</param>
internal sealed record ConfigVersion(string? Id, string Source, DateTimeOffset WrittenAt, long Bytes, string Sha256, bool IsCurrent);
