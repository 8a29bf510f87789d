using Pipeline.Nodes.Publishing;

namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>
/// An attempt, step by step as in docs/publishing.md. A write may get no answer while there is room for a <see cref="LateRequest"/>; a read
/// that gets none ends the attempt, which is the same as a crash: not going on.
/// </summary>
internal sealed class AttemptSteps(StoreBehavior store, Rules rules, Records records, StoreSteps stored)
{
    private readonly bool _claims = store.HonoursPut && rules.ClaimBeforeComplete;

    /// <summary>The steps that an attempt may take; those that are answered come first.</summary>
    public void Expand(in ModelState state, int who, Successors next)
    {
        AttemptState me = MeIn(state, who);
        switch (me.Step)
        {
            case AttemptStep.Start:
                Start(state, who, next);
                break;
            case AttemptStep.LookAtFirst or AttemptStep.LookAtSecond:
                LookWhetherItStands(state, who, me, next);
                break;
            case AttemptStep.ListFirst or AttemptStep.ListSecond:
                List(state, who, me, next);
                break;
            case AttemptStep.Claim:
                Claim(state, who, me, next);
                break;
            case AttemptStep.ReadAfterClaim:
                ReadAfterClaim(state, who, me, next);
                break;
            case AttemptStep.Abort:
                Abort(state, who, me, next);
                break;
            case AttemptStep.Complete:
                Complete(state, who, me, key: 0, next);
                Complete(state, who, me, key: 1, next);
                break;
            case AttemptStep.ReadBase:
                ReadBase(state, who, me, next);
                break;
            case AttemptStep.Commit:
                Commit(state, who, me, next);
                break;
            case AttemptStep.ReadBack:
                ReadBack(state, who, me, next);
                break;
        }
    }

    private void Start(in ModelState state, int who, Successors next)
    {
        int basis = state.Manifest;
        AttemptState me = records.Start(who, basis) switch
        {
            StartDecision.AlreadyPublished => AttemptState.At(AttemptStep.LookAtFirst, basis),
            StartDecision.FencedOut => AttemptState.At(AttemptStep.Ended),
            _ => AttemptState.At(AttemptStep.Claim, basis),
        };
        Go(state, who, me, "reads the manifest", next);
    }

    private void LookWhetherItStands(in ModelState state, int who, AttemptState me, Successors next)
    {
        int key = me.Step == AttemptStep.LookAtFirst ? 0 : 1;
        bool stands = records.ContentOf(state.ObjectAt(key)) == records.ContentOf(records[me.Record].VisibleAt(key));
        AttemptState after = stands
            ? AttemptState.At(key == 0 ? AttemptStep.LookAtSecond : AttemptStep.Published, me.Record)
            : AttemptState.At(records.Excludes(who, me.Record) ? AttemptStep.Ended : AttemptStep.Claim, me.Record);
        Go(state, who, after, "looks whether the artifact still stands", next, key);
    }

    private void List(in ModelState state, int who, AttemptState me, Successors next)
    {
        int key = me.Step == AttemptStep.ListFirst ? 0 : 1;
        me.SetSeen(key, state.ObjectAt(key));
        me.Step = key == 0 ? AttemptStep.ListSecond
            : _claims && rules.ListBeforeClaim ? AttemptStep.Claim
            : _claims ? AttemptStep.Abort
            : AttemptStep.Complete;
        Take(state, who, me, "lists", next, key);
    }

    private void Claim(in ModelState state, int who, AttemptState me, Successors next)
    {
        int claim = records.Claim(who, me.Record);
        int condition = rules.ClaimOnBase ? me.Record : LateRequest.Always;
        ModelState after = state;
        if (stored.Put(ref after, claim, condition))
        {
            stored.Forget(ref after);
            AttemptState claimed = me;
            claimed.Record = (ushort)claim;
            claimed.Step = AfterClaim;
            Take(after, who, claimed, "claims", next);
        }
        else
        {
            me.Step = AttemptStep.ReadAfterClaim;
            Take(state, who, me, "claims and is refused", next);
        }

        me.Step = AttemptStep.ReadAfterClaim;
        after = state;
        if (after.TryAddLate(LateRequest.Put(claim, condition)))
        {
            stored.Forget(ref after);
            Take(after, who, me, "claims and gets no answer", next);
        }
    }

    private void ReadAfterClaim(in ModelState state, int who, AttemptState me, Successors next)
    {
        const string What = "reads the manifest after its claim";
        int current = state.Manifest;
        ClaimDecision decision = records.AfterRefusedClaim(who, current, me.Record);
        switch (decision)
        {
            case ClaimDecision.Claimed when current != records.Claim(who, me.Record):
                next.Report(state, new Step(who, What), $"it goes on with {records.NameOf(current)}, which is not the claim that it sent last");
                break;
            case ClaimDecision.Claimed:
                me.Record = (ushort)current;
                me.Step = AfterClaim;
                Take(state, who, me, What, next);
                break;
            case ClaimDecision.ClaimAgain:
                me.Step = AttemptStep.Claim;
                Take(state, who, me, What, next);
                break;
            case ClaimDecision.TakeOver:
                Go(state, who, AttemptState.At(AfterStaging, current), "takes over a lower try", next);
                break;
            default:
                if (rules.SameConditionAgain)
                {
                    Go(state, who, AttemptState.At(AttemptStep.Ended), What, next);
                }
                else
                {
                    Go(state, who, AttemptState.At(AfterStaging, current), What, next);
                }

                break;
        }
    }

    private void Abort(in ModelState state, int who, AttemptState me, Successors next)
    {
        bool waits = false;
        int basis = records[me.Record].Parent;
        for (int other = Who.Sleeper; rules.AbortInherited && other <= Who.Second; other++)
        {
            for (int key = 0; key < 2; key++)
            {
                if (records.Inherits(basis, other, key) && state.UploadOf(other, key) == UploadState.Staged)
                {
                    waits = true;
                    ModelState after = state;
                    after.SetUpload(other, key, UploadState.Aborted);
                    stored.Forget(ref after);
                    Take(after, who, me, $"aborts the upload of {Who.NameOf(other)}", next, key);
                }
            }
        }

        if (!waits)
        {
            me.Step = AttemptStep.Complete;
            ModelState after = state;
            if (store.Settles && rules.Settle)
            {
                StoreSteps.EndOverlaps(ref after);
            }

            Take(after, who, me, "goes on to complete", next);
        }
    }

    private void Complete(in ModelState state, int who, AttemptState me, int key, Successors next)
    {
        int count = me.CompletesOf(key);
        if (count == AttemptState.Done)
        {
            return;
        }

        if (count == 2)
        {
            int found = state.ObjectAt(key);
            bool mine = rules.MarkChecked ? found == who : found != Who.Nobody;
            Go(state, who, mine ? Completed(me, key, found) : AttemptState.At(AttemptStep.Ended), "looks whose object stands there", next, key);
            return;
        }

        int condition = rules.CompleteOnListed && store.HonoursComplete && store.HonoursPut ? me.SeenAt(key) : LateRequest.Always;
        AttemptState again = me;
        again.SetCompletes(key, count + 1);
        ModelState after = state;
        if (stored.Complete(ref after, who, key, condition))
        {
            stored.Forget(ref after);
            Take(after, who, Completed(me, key, who), "completes", next, key);
        }
        else
        {
            Take(state, who, again, "completes and is refused", next, key);
        }

        after = state;
        if (state.UploadOf(who, key) == UploadState.Staged && after.TryAddLate(LateRequest.Complete(who, key, condition)))
        {
            Take(after, who, again, "completes and gets no answer", next, key);
        }
    }

    private void ReadBase(in ModelState state, int who, AttemptState me, Successors next)
    {
        if (records.Excludes(who, state.Manifest))
        {
            me = AttemptState.At(AttemptStep.Ended);
        }
        else
        {
            me.Record = state.Manifest;
            me.Step = AttemptStep.Commit;
        }

        Take(state, who, me, "reads what it will replace", next);
    }

    private void Commit(in ModelState state, int who, AttemptState me, Successors next)
    {
        int commit = CommitOf(who, me);
        int condition = rules.CommitOnClaim ? me.Record : LateRequest.Always;
        AttemptState sent = me;
        sent.Step = AttemptStep.ReadBack;
        if (!rules.ReadBack)
        {
            sent = AttemptState.At(AttemptStep.Published, commit);
        }

        ModelState after = state;
        bool written = stored.Put(ref after, commit, condition);
        stored.Forget(ref after);
        Take(after, who, sent, written ? "commits" : "commits and is refused", next);
        after = state;
        if (after.TryAddLate(LateRequest.Put(commit, condition)))
        {
            stored.Forget(ref after);
            Take(after, who, sent, "commits and gets no answer", next);
        }
    }

    private void ReadBack(in ModelState state, int who, AttemptState me, Successors next)
    {
        AttemptState again = me;
        again.Step = AttemptStep.Commit;
        ReadBackDecision decision = records.AfterCommit(state.Manifest, CommitOf(who, me), me.Record);
        if (decision == ReadBackDecision.Lost && !rules.SameConditionAgain)
        {
            again.Record = state.Manifest;
            decision = ReadBackDecision.CommitAgain;
        }

        AttemptState after = decision switch
        {
            ReadBackDecision.Published or ReadBackDecision.SamePublished => AttemptState.At(AttemptStep.Published, state.Manifest),
            ReadBackDecision.CommitAgain => again,
            _ => AttemptState.At(AttemptStep.Ended),
        };
        Take(state, who, after, "reads the manifest back", next);
    }

    private AttemptStep AfterStaging => !store.HonoursPut ? AttemptStep.Complete
        : _claims && !rules.ListBeforeClaim ? AttemptStep.Claim
        : AttemptStep.ListFirst;

    private AttemptStep AfterClaim => rules.ListBeforeClaim ? AttemptStep.Abort : AttemptStep.ListFirst;

    private int CommitOf(int who, AttemptState me) => records.Commit(who, me.Record, me.SeenAt(0), me.SeenAt(1));

    private AttemptState Completed(AttemptState me, int key, int whose)
    {
        me.SetCompletes(key, AttemptState.Done);
        me.SetSeen(key, whose);
        if (me.CompletesOf(1 - key) == AttemptState.Done)
        {
            me.SetCompletes(0, 0);
            me.SetCompletes(1, 0);
            me.Step = store.HonoursPut ? AttemptStep.Commit : AttemptStep.ReadBase;
        }

        return me;
    }

    // To set to work is to stage the uploads, which nobody else can see.
    private void Go(in ModelState state, int who, AttemptState me, string what, Successors next, int key = -1)
    {
        ModelState after = state;
        if (me.Step == AttemptStep.Claim && MeIn(state, who).Step <= AttemptStep.LookAtSecond)
        {
            after.SetUpload(who, 0, UploadState.Staged);
            after.SetUpload(who, 1, UploadState.Staged);
            me.Step = AfterStaging;
        }

        Take(after, who, me, what, next, key);
    }

    private static AttemptState MeIn(in ModelState state, int who) => who == Who.Second ? state.Second : state.First;

    private static void Take(ModelState state, int who, AttemptState me, string what, Successors next, int key = -1)
    {
        if (who == Who.Second)
        {
            state.Second = me;
        }
        else
        {
            state.First = me;
        }

        next.Add(state, new Step(who, what, key));
    }
}
