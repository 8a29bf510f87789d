using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Publishing;

/// <summary>
/// Makes one attempt's staged outputs visible, all or none to readers that go by the manifest: the manifest is claimed before anything
/// becomes visible, whoever takes over aborts the uploads of the one before, and the commit is read back.
/// </summary>
internal sealed class Publisher(IStore store, string folderPrefix, RunIdentity identity, TimeProvider time, Action<string> enterPhase, ILogger log)
{
    private const int Patience = 5;
    private const int RequestsAtOnce = 8;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly string _manifestKey = folderPrefix + ReservedNames.Manifest;

    /// <summary>
    /// Whether a claim may have been written. From then on nothing is undone or aborted: the next attempt takes over.
    /// </summary>
    public bool MayHaveClaimed { get; private set; }

    /// <summary>The key at which the store may be asked what it honours. Default: beside the manifest.</summary>
    public string ProbeKey { get; init; } = folderPrefix + "_probe";

    /// <summary>This attempt in the fence, once <see cref="StartAsync"/> has read what stands there.</summary>
    public FenceEntry Me { get; private set; } = new(identity.Run, identity.Try ?? 1, identity.Pod);

    /// <summary>Reads what stands there, and finds out whether there is anything to do.</summary>
    /// <param name="workSha256">Identifies the work.</param>
    /// <param name="redo">Whether the work is done even if it is published.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What stands there, and the publication if it is this work.</returns>
    /// <exception cref="TryAgainException">A later attempt of this run has claimed the folder.</exception>
    public async Task<(ManifestFile Basis, Publication? Done)> StartAsync(string workSha256, bool redo, CancellationToken cancellationToken)
    {
        ManifestFile basis = await ManifestFile.ReadAsync(store, folderPrefix, cancellationToken);
        Me = Fence.EntryFor(basis.Manifest, identity);
        StartDecision decision = PublishingRules.Start(basis.Manifest, Me, workSha256, redo);
        if (decision == StartDecision.AlreadyPublished)
        {
            if (await IsIntactAsync(basis.Manifest!, cancellationToken))
            {
                return (basis, new Publication(basis.Manifest!, basis.Head!, basis.Sha256, ByThisAttempt: false));
            }

            decision = PublishingRules.Start(basis.Manifest, Me, workSha256, redo: true);
        }

        return decision == StartDecision.FencedOut ? throw FencedOut(basis.Manifest!) : (basis, null);
    }

    /// <summary>Claims, completes, commits and reads back.</summary>
    /// <param name="draft">The record to commit, but for its artifacts, fence and times.</param>
    /// <param name="staged">The outputs, whole at the store.</param>
    /// <param name="basis">What stood there when the attempt started.</param>
    /// <param name="beforeClaim">Ends the attempt until the claim; nothing ends it after that.</param>
    /// <exception cref="TryAgainException">Another attempt was first, or the store did not answer.</exception>
    public async Task<Publication> PublishAsync(
        Manifest draft, IReadOnlyList<StagedArtifact> staged, ManifestFile basis, CancellationToken beforeClaim)
    {
        await using IAsyncDisposable held = await store.LockAsync(folderPrefix, beforeClaim);
        draft = draft with
        {
            Try = Me.Try,
            Artifacts = [.. staged.Select(output => new ManifestArtifact(output.Name, output.Bytes, output.Sha256, output.MediaType, output.Rows))],
        };

        enterPhase(Phase.Claim);
        StoreTraits traits = await store.LearnTraitsAsync(ProbeKey, beforeClaim);
        if (!traits.HonoursConditions)
        {
            PublishingLog.NoConditions(log, store.Describe(folderPrefix), traits.Shortfall);
            return await PublishUnclaimedAsync(draft, staged, beforeClaim);
        }

        Claim claim = await ClaimAsync(draft, staged, basis, beforeClaim);
        enterPhase(Phase.Complete);
        await AbortAsync(claim.Inherited);
        StoredObject[] visible = await CompleteAsync(staged, key => WriteCondition.Unchanged(claim.Expected.GetValueOrDefault(key)));
        enterPhase(Phase.Commit);
        Manifest commit = PublishingRules.CommitOf(draft, visible, claim.Manifest.Fence, time.GetUtcNow());
        return await CommitAsync(commit, claim.Head, WriteCondition.Unchanged(claim.Head));
    }

    // Without conditions a claim would be worse than none: a late one would hide a commit.
    private async Task<Publication> PublishUnclaimedAsync(Manifest draft, IReadOnlyList<StagedArtifact> staged, CancellationToken beforeComplete)
    {
        beforeComplete.ThrowIfCancellationRequested();
        enterPhase(Phase.Complete);
        StoredObject[] visible = await CompleteAsync(staged, _ => WriteCondition.None);
        enterPhase(Phase.Commit);
        ManifestFile basis = await ManifestFile.ReadAsync(store, folderPrefix, CancellationToken.None);
        if (Fence.Excludes(basis.Manifest, Me))
        {
            throw FencedOut(basis.Manifest!);
        }

        Manifest commit = PublishingRules.CommitOf(draft, visible, Fence.With(basis.Manifest, Me), time.GetUtcNow());
        return await CommitAsync(commit, basis.Head, WriteCondition.None);
    }

    private async Task<Claim> ClaimAsync(Manifest draft, IReadOnlyList<StagedArtifact> staged, ManifestFile basis, CancellationToken beforeClaim)
    {
        while (true)
        {
            Dictionary<string, StoredObject> expected = await ListAsync(beforeClaim);
            IReadOnlyList<UploadReference> inherited = PublishingRules.Inherited(basis.Manifest);
            Manifest manifest = PublishingRules.ClaimOf(draft, basis.Manifest, Me, staged.Select(output => output.Upload.Reference), time.GetUtcNow());
            byte[] content = ManifestFormat.Write(manifest);
            beforeClaim.ThrowIfCancellationRequested();
            for (int tries = 1; ; tries++)
            {
                MayHaveClaimed = true;
                WriteOutcome outcome = await store.PutAsync(_manifestKey, content, WriteCondition.Unchanged(basis.Head), CancellationToken.None);
                if (outcome is { Result: WriteResult.Written, Written: { } written })
                {
                    PublishingLog.Claimed(log, _manifestKey, staged.Count, inherited.Count);
                    return new Claim(manifest, written, expected, inherited);
                }

                ManifestFile current = await ManifestFile.ReadAsync(store, folderPrefix, CancellationToken.None);
                ClaimDecision decision = PublishingRules.AfterRefusedClaim(current, basis.Head, Me, identity.Attempt);
                if (decision == ClaimDecision.Claimed)
                {
                    PublishingLog.Claimed(log, _manifestKey, staged.Count, inherited.Count);
                    return new Claim(manifest, current.Head!, expected, inherited);
                }

                if (decision == ClaimDecision.TakeOver)
                {
                    PublishingLog.TakingOver(log, _manifestKey, current.Manifest!.Try, current.Manifest.Attempt);
                    basis = current;
                    break;
                }

                if (decision == ClaimDecision.Lost)
                {
                    // What stands there names none of this attempt's uploads.
                    MayHaveClaimed = false;
                    throw LostTo(current.Manifest);
                }

                if (tries == Patience)
                {
                    throw NoAnswer("the claim");
                }

                await Task.Delay(Pause, time, CancellationToken.None);
            }
        }
    }

    private async Task AbortAsync(IReadOnlyList<UploadReference> inherited)
    {
        if (inherited.Count == 0)
        {
            return;
        }

        await Parallel.ForEachAsync(inherited, new ParallelOptions { MaxDegreeOfParallelism = RequestsAtOnce }, async (upload, token) =>
        {
            if (!await store.AbortUploadAsync(upload, token))
            {
                throw new TryAgainException(
                    $"{store.Describe(upload.Key)}: an upload of an earlier attempt could not be aborted, so that it might still appear. Nothing of this attempt was made visible. Try again.");
            }
        });
        await Task.Delay(store.AbortSettleTime, time);
    }

    private async Task<StoredObject[]> CompleteAsync(IReadOnlyList<StagedArtifact> staged, Func<string, WriteCondition> conditionOf)
    {
        var visible = new StoredObject[staged.Count];
        await Parallel.ForAsync(0, staged.Count, new ParallelOptions { MaxDegreeOfParallelism = RequestsAtOnce }, async (index, token) =>
        {
            IStagedUpload upload = staged[index].Upload;
            WriteCondition condition = conditionOf(upload.Reference.Key);
            visible[index] = await CompleteAsync(upload, condition, token);
        });
        return visible;
    }

    private async Task<StoredObject> CompleteAsync(IStagedUpload upload, WriteCondition condition, CancellationToken cancellationToken)
    {
        string key = upload.Reference.Key;
        for (int tries = 1; ; tries++)
        {
            if ((await upload.CompleteAsync(condition, cancellationToken)).Written is { } written)
            {
                return written;
            }

            StoredObject? current = await store.HeadAsync(key, cancellationToken);
            if (current?.AttemptId == identity.Attempt)
            {
                return current;
            }

            // Not every store keeps marks; at those a second completion tells.
            if (tries > 1 && !condition.HoldsFor(current))
            {
                throw new TryAgainException(
                    $"{store.Describe(key)} was written by something else while this attempt published it. Readers that need it get an error until a later attempt has published. Let one program at a time write to {folderPrefix} and try again.");
            }

            if (tries == Patience)
            {
                throw new TryAgainException(
                    $"{store.Describe(key)} could not be made visible in {Patience} tries, and nothing else was written there either. Readers see the last commit, or an error until a later attempt has published. Try again.");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private async Task<Publication> CommitAsync(Manifest commit, StoredObject? replaced, WriteCondition condition)
    {
        byte[] content = ManifestFormat.Write(commit);
        for (int tries = 1; ; tries++)
        {
            await store.PutAsync(_manifestKey, content, condition, CancellationToken.None);
            ManifestFile current = await ManifestFile.ReadAsync(store, folderPrefix, CancellationToken.None);
            switch (PublishingRules.AfterCommit(current, commit, replaced))
            {
                case ReadBackDecision.Published:
                    return new Publication(commit, current.Head!, current.Sha256, ByThisAttempt: true);
                case ReadBackDecision.SamePublished:
                    return new Publication(current.Manifest!, current.Head!, current.Sha256, ByThisAttempt: false);
                case ReadBackDecision.Lost:
                    throw LostTo(current.Manifest);
                default:
                    if (tries == Patience)
                    {
                        throw NoAnswer("the commit");
                    }

                    await Task.Delay(Pause, time);
                    break;
            }
        }
    }

    private async Task<Dictionary<string, StoredObject>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, StoredObject>(StringComparer.Ordinal);
        await foreach (StoredObject item in store.ListAsync(folderPrefix, recursive: true, cancellationToken))
        {
            found[item.Key] = item;
        }

        return found;
    }

    private async Task<bool> IsIntactAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        bool intact = true;
        await Parallel.ForEachAsync(
            manifest.Artifacts,
            new ParallelOptions { MaxDegreeOfParallelism = RequestsAtOnce, CancellationToken = cancellationToken },
            async (artifact, token) =>
            {
                StoredObject? head = await store.HeadAsync(folderPrefix + artifact.Name, token);
                if (head?.ETag != artifact.ETag)
                {
                    PublishingLog.ArtifactMissing(log, folderPrefix + artifact.Name);
                    intact = false;
                }
            });
        return intact;
    }

    private TryAgainException FencedOut(Manifest current)
    {
        FenceEntry entry = Fence.Of(current, identity.Run)!;
        return new TryAgainException(
            $"{store.Describe(_manifestKey)}: try {entry.Try} of run '{identity.Run}' from pod '{entry.Pod}' has claimed this folder, and this is try {Me.Try} from pod '{Me.Pod}': "
            + "a later attempt is in charge, this one publishes nothing. If the run's id was used before, start a run with a new id (PIPELINE_REDO=1 does not pass this fence).");
    }

    private TryAgainException LostTo(Manifest? winner) => new(
        winner is null
            ? $"{store.Describe(_manifestKey)} was deleted while this attempt published. Try again, and let nobody delete it meanwhile."
            : $"{store.Describe(_manifestKey)}: attempt {winner.Attempt} (run '{winner.Run}', try {winner.Try}) was first and is in charge. "
                + "This attempt published nothing that readers see. Try again when it has ended; run one run at a time (max_active_runs=1) to avoid it.");

    private TryAgainException NoAnswer(string step) => new(
        $"{store.Describe(_manifestKey)}: {step} was not accepted {Patience} times, and nothing else was written there either. Readers still see the last commit. Try again.");

    private sealed record Claim(
        Manifest Manifest, StoredObject Head, Dictionary<string, StoredObject> Expected, IReadOnlyList<UploadReference> Inherited);
}
