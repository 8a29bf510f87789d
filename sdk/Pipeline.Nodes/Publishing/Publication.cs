using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Publishing;

/// <summary>What was published.</summary>
/// <param name="Manifest">The commit record.</param>
/// <param name="Head">Where it stands.</param>
/// <param name="Sha256">The SHA-256 of the record's bytes.</param>
/// <param name="ByThisAttempt">Whether this attempt wrote it; false where the work had been published before.</param>
internal sealed record Publication(Manifest Manifest, StoredObject Head, string Sha256, bool ByThisAttempt);
