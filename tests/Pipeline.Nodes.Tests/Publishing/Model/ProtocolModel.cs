namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>The protocol in one scenario on one store: where it begins, what may come next, and what must always hold.</summary>
internal sealed class ProtocolModel
{
    /// <summary>How many answers may fail to come in one execution; each of them may be a late request for ever after.</summary>
    public const int MostFaults = 2;

    private readonly Scenario _scenario;
    private readonly StoreBehavior _store;
    private readonly Records _records;
    private readonly StoreSteps _stored;
    private readonly AttemptSteps _attempts;
    private readonly ReaderSteps _reader;
    private readonly HashSet<ulong> _repaired = [];
    private readonly Successors _repair = new();

    public ProtocolModel(Scenario scenario, StoreBehavior store, Rules rules)
    {
        _scenario = scenario;
        _store = store;
        _records = new Records(scenario, store, rules);
        _stored = new StoreSteps(store, scenario, _records);
        _attempts = new AttemptSteps(store, rules, _records, _stored);
        _reader = new ReaderSteps(store, rules, _records);
    }

    /// <summary>The state in which nobody has begun.</summary>
    public ModelState Initial()
    {
        var state = new ModelState { FaultsLeft = MostFaults };
        switch (_scenario.Start)
        {
            case StartingPoint.EarlierCommit:
                Publish(ref state, Who.Earlier);
                break;
            case StartingPoint.RunBetween:
                Publish(ref state, Who.Sleeper);
                Publish(ref state, Who.Earlier);
                break;
            case StartingPoint.OpenClaim:
                Publish(ref state, Who.Earlier);
                state.Manifest = (ushort)_records.Claim(Who.Sleeper, state.Manifest);
                state.SetUpload(Who.Sleeper, 0, Model.UploadState.Staged);
                state.SetUpload(Who.Sleeper, 1, Model.UploadState.Staged);
                break;
        }

        return state;
    }

    /// <summary>Every state that one step makes.</summary>
    public void Expand(in ModelState state, Successors next)
    {
        _attempts.Expand(state, Who.First, next);
        _attempts.Expand(state, Who.Second, next);
        _stored.Expand(state, next);
        _reader.Expand(state, next);
    }

    /// <summary>What does not hold in a state, or null.</summary>
    public string? ProblemOf(in ModelState state)
    {
        Record standing = _records[state.Manifest];
        if (standing.Problem is { } problem)
        {
            return problem;
        }

        if (_store.HonoursPut)
        {
            if ((standing.IsCommit || (standing.LastCommit != 0 && _store.Versions)) && _reader.ReadAtOnce(state) is { } unreadable)
            {
                return unreadable;
            }

            if (ProblemOfReport(state, state.First, Who.First) is { } first)
            {
                return first;
            }

            if (ProblemOfReport(state, state.Second, Who.Second) is { } second)
            {
                return second;
            }
        }

        return _repaired.Add(state.StoreKey) ? ProblemOfRepair(state, Who.Repairer) ?? ProblemOfRepair(state, Who.NextRun) : null;
    }

    private string? ProblemOfReport(in ModelState state, AttemptState attempt, int who)
        => attempt.Step == AttemptStep.Published && !_records.Reaches(state.Manifest, attempt.Record)
            ? $"{Who.NameOf(who)} reported {_records.NameOf(attempt.Record)} as published; {_records.NameOf(state.Manifest)} stands there and is none that came after it"
            : null;

    // Everybody has stopped, and nothing is under way.
    private string? ProblemOfRepair(in ModelState state, int who)
    {
        ModelState now = state;
        now.First = default;
        now.Second = default;
        now.Late = default;
        now.LateToo = default;
        now.FaultsLeft = 0;
        now.SetUpload(who, 0, Model.UploadState.None);
        now.SetUpload(who, 1, Model.UploadState.None);
        while (true)
        {
            _repair.Clear();
            _attempts.Expand(now, who, _repair);
            if (_repair.Problem is { } problem)
            {
                return problem;
            }

            if (_repair.Count == 0)
            {
                break;
            }

            now = _repair.StateAt(0);
        }

        return now.First.Step != AttemptStep.Published
            ? $"after everything had stopped, an undisturbed attempt ({Who.NameOf(who)}) did not publish"
            : _reader.ReadAtOnce(now) is { } unreadable ? $"after an undisturbed attempt ({Who.NameOf(who)}) had published: {unreadable}" : null;
    }

    private void Publish(ref ModelState state, int who)
    {
        state.Manifest = (ushort)_records.Commit(who, _records.Claim(who, state.Manifest), who, who);
        for (int key = 0; key < 2; key++)
        {
            state.SetObject(key, who);
            if (who != Who.Earlier)
            {
                state.SetUpload(who, key, Model.UploadState.Completed);
            }
        }
    }
}
