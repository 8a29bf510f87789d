namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>What the store does with a request, and what happens to late ones.</summary>
internal sealed class StoreSteps(StoreBehavior store, Scenario scenario, Records records)
{
    /// <summary>PUT of a manifest. Gives whether it was written.</summary>
    public bool Put(ref ModelState state, int manifest, int condition)
    {
        bool holds = !store.HonoursPut || condition == LateRequest.Always || condition == state.Manifest;
        state.Manifest = holds ? (ushort)manifest : state.Manifest;
        return holds;
    }

    /// <summary>Complete of an upload. Gives whether its object appeared.</summary>
    /// <param name="state">The state.</param>
    /// <param name="who">Whose upload.</param>
    /// <param name="key">At which key.</param>
    /// <param name="condition">Whose object must stand there; its ETag is compared.</param>
    /// <param name="underWay">Whether it was sent before now, so that an abort may overlap it.</param>
    public bool Complete(ref ModelState state, int who, int key, int condition, bool underWay = false)
    {
        if (!MayStillComplete(state.UploadOf(who, key), underWay) || !Holds(state, key, condition))
        {
            return false;
        }

        state.SetObject(key, who);
        state.SetUpload(who, key, UploadState.Completed);
        return true;
    }

    /// <summary>Drops late requests that can never be applied any more.</summary>
    public void Forget(ref ModelState state)
    {
        state.Late = CanStillArrive(state, state.Late) ? state.Late : default;
        state.LateToo = CanStillArrive(state, state.LateToo) ? state.LateToo : default;
    }

    /// <summary>Whoever aborted has waited: no complete of an aborted upload is under way any more.</summary>
    public static void EndOverlaps(ref ModelState state)
    {
        state.Late = IsOverlap(state, state.Late) ? default : state.Late;
        state.LateToo = IsOverlap(state, state.LateToo) ? default : state.LateToo;
    }

    /// <summary>Late requests arrive, a sleeper wakes, the disk damages a byte.</summary>
    public void Expand(in ModelState state, Successors next)
    {
        Arrive(state, state.Late, isFirst: true, next);
        if (state.LateToo != state.Late)
        {
            Arrive(state, state.LateToo, isFirst: false, next);
        }

        for (int key = 0; key < 2; key++)
        {
            if (scenario.Start == StartingPoint.OpenClaim)
            {
                ModelState after = state;
                if (Complete(ref after, Who.Sleeper, key, Who.Earlier))
                {
                    Forget(ref after);
                    next.Add(after, new Step(Who.Sleeper, "wakes and completes its upload", key));
                }
            }

            if (scenario.Damage && state.ObjectAt(key) != Who.Nobody && !state.IsDamaged(key))
            {
                ModelState after = state;
                after.Damage(key);
                next.Add(after, new Step(Who.Disk, "damages the object and keeps its ETag", key));
            }
        }
    }

    private void Arrive(in ModelState state, LateRequest request, bool isFirst, Successors next)
    {
        ModelState after = state;
        if (isFirst)
        {
            after.Late = default;
        }
        else
        {
            after.LateToo = default;
        }

        bool applied = !request.IsNone && (request.IsComplete
            ? Complete(ref after, request.Who, request.Key, request.Condition, underWay: true)
            : Put(ref after, request.Content, request.Condition));
        if (applied)
        {
            Forget(ref after);
            next.Add(after, request.IsComplete
                ? new Step(request.Who, "its late complete is applied", request.Key)
                : new Step(records[request.Content].Who, records[request.Content].IsCommit ? "its late commit is applied" : "its late claim is applied"));
        }
    }

    private bool CanStillArrive(in ModelState state, LateRequest request)
    {
        if (request.IsNone)
        {
            return false;
        }

        // A manifest never stands there again once it was replaced, so that a condition on it never holds again.
        return request.IsComplete
            ? MayStillComplete(state.UploadOf(request.Who, request.Key), underWay: true)
            : !store.HonoursPut || request.Condition == LateRequest.Always || request.Condition == state.Manifest;
    }

    private bool MayStillComplete(UploadState upload, bool underWay)
        => upload == UploadState.Staged || (upload == UploadState.Aborted && underWay && store.AbortMayOverlap);

    private static bool IsOverlap(in ModelState state, LateRequest request)
        => request.IsComplete && state.UploadOf(request.Who, request.Key) == UploadState.Aborted;

    private bool Holds(in ModelState state, int key, int condition)
        => !store.HonoursComplete || condition == LateRequest.Always
            || records.ContentOf(state.ObjectAt(key)) == records.ContentOf(condition);
}
