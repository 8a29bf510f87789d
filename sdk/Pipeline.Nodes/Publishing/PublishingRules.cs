using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Publishing;

/// <summary>
/// The decisions of publishing, without the store: what an attempt does about what it finds at the manifest's key. Pure, so that a model
/// can explore them.
/// </summary>
internal static class PublishingRules
{
    /// <summary>What to do at the start, about what stands there.</summary>
    /// <param name="current">What stands at the manifest's key.</param>
    /// <param name="me">This attempt in the fence.</param>
    /// <param name="workSha256">Identifies the work.</param>
    /// <param name="redo">Whether the work is to be done even if it is published.</param>
    public static StartDecision Start(Manifest? current, FenceEntry me, string workSha256, bool redo = false)
    {
        if (!redo && current is { State: ManifestState.Committed } && current.Run == me.Run && current.WorkSha256 == workSha256)
        {
            return StartDecision.AlreadyPublished;
        }

        return Fence.Excludes(current, me) ? StartDecision.FencedOut : StartDecision.Proceed;
    }

    /// <summary>The record that claims the folder.</summary>
    /// <param name="draft">What is to be committed.</param>
    /// <param name="basis">What stands there before it.</param>
    /// <param name="me">This attempt in the fence.</param>
    /// <param name="uploads">This attempt's uploads.</param>
    /// <param name="at">When it is written.</param>
    public static Manifest ClaimOf(Manifest draft, Manifest? basis, FenceEntry me, IEnumerable<UploadReference> uploads, DateTimeOffset at)
        => draft with
        {
            State = ManifestState.Publishing,
            WrittenAt = at,
            Fence = Fence.With(basis, me),
            Uploads = [.. uploads, .. Inherited(basis)],
            Previous = basis?.LastCommit,
        };

    /// <summary>The record that commits what is visible now.</summary>
    /// <param name="draft">What is to be committed.</param>
    /// <param name="visible">What stands at each artifact's key, in the artifacts' order.</param>
    /// <param name="fence">The fence with this attempt in it.</param>
    /// <param name="at">When it is written.</param>
    public static Manifest CommitOf(Manifest draft, IEnumerable<StoredObject> visible, IReadOnlyList<FenceEntry> fence, DateTimeOffset at)
        => draft with
        {
            State = ManifestState.Committed,
            WrittenAt = at,
            Artifacts = [.. draft.Artifacts.Zip(visible, (artifact, head) => artifact with { ETag = head.ETag, VersionId = head.VersionId })],
            Fence = fence,
        };

    /// <summary>What to do when the claim was not answered with success, about what stands there now.</summary>
    /// <param name="current">What stands at the manifest's key now.</param>
    /// <param name="basis">What stood there when the claim was conditioned.</param>
    /// <param name="me">This attempt in the fence.</param>
    /// <param name="attempt">This attempt's id.</param>
    public static ClaimDecision AfterRefusedClaim(ManifestFile current, StoredObject? basis, FenceEntry me, string attempt)
    {
        if (current.Manifest is { State: ManifestState.Publishing } mine && mine.Attempt == attempt)
        {
            return ClaimDecision.Claimed;
        }

        if (current.Head?.ETag == basis?.ETag)
        {
            return ClaimDecision.ClaimAgain;
        }

        return current.Manifest is { } other && other.Run == me.Run && other.Try < me.Try && !Fence.Excludes(other, me)
            ? ClaimDecision.TakeOver
            : ClaimDecision.Lost;
    }

    /// <summary>What the read-back after a commit means.</summary>
    /// <param name="current">What stands at the manifest's key now.</param>
    /// <param name="committed">What was to be written there.</param>
    /// <param name="replaced">What it was to replace: this attempt's claim, or whatever stood there where nothing is claimed.</param>
    public static ReadBackDecision AfterCommit(ManifestFile current, Manifest committed, StoredObject? replaced)
    {
        if (current.Manifest is { State: ManifestState.Committed } mine && mine.Attempt == committed.Attempt)
        {
            return ReadBackDecision.Published;
        }

        if (current.Head?.ETag == replaced?.ETag)
        {
            return ReadBackDecision.CommitAgain;
        }

        return current.Manifest is { State: ManifestState.Committed } other && other.Run == committed.Run && other.HasSameContent(committed)
            ? ReadBackDecision.SamePublished
            : ReadBackDecision.Lost;
    }

    /// <summary>The uploads that a claim must abort before anything of its own becomes visible.</summary>
    public static IReadOnlyList<UploadReference> Inherited(Manifest? basis)
        => basis is { State: ManifestState.Publishing } ? basis.Uploads ?? [] : [];
}
