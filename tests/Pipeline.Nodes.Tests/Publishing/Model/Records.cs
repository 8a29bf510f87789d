using System.Globalization;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>
/// The manifests of one exploration, each with a number, and the decisions about them. Both are made by the code of the product:
/// <see cref="PublishingRules"/>, <see cref="Fence"/> and <see cref="Manifest.LastCommit"/>.
/// </summary>
internal sealed class Records
{
    private static readonly string[] Names = ["first.csv", "second.csv"];

    private readonly Scenario _scenario;
    private readonly StoreBehavior _store;
    private readonly Rules _rules;
    private readonly List<Record> _records = [Record.Nothing];
    private readonly Dictionary<(bool Commit, int Who, int Parent, int First, int Second), int> _numbers = [];
    private readonly Dictionary<(int Question, int Who, int Current, int Other), int> _answers = [];

    public Records(Scenario scenario, StoreBehavior store, Rules rules)
    {
        _scenario = scenario;
        _store = store;
        _rules = rules;
    }

    public Record this[int number] => _records[number];

    /// <summary>An attempt in the fence.</summary>
    public FenceEntry EntryOf(int who) => who switch
    {
        Who.First => _scenario.First,
        Who.Second => _scenario.Second,
        Who.Repairer => new FenceEntry(_scenario.First.Run, Try: 9, "pod of repairer"),
        Who.NextRun => new FenceEntry("next run", Try: 1, "pod of next run"),
        Who.Sleeper when _scenario.Start == StartingPoint.RunBetween => _scenario.First with { Try = 2, Pod = "pod 2" },
        _ => new FenceEntry($"run of {Who.NameOf(who)}", Try: 1, "pod"),
    };

    /// <summary>Which bytes an attempt makes: the ETag of its objects.</summary>
    public int ContentOf(int who) => _scenario.SameContent && who != Who.Nobody ? Who.Earlier : who;

    /// <summary>The claim of an attempt over what stands there.</summary>
    public int Claim(int who, int basis) => NumberOf((Commit: false, who, basis, 0, 0));

    /// <summary>The commit of an attempt, which names the objects that it found visible.</summary>
    public int Commit(int who, int parent, int first, int second) => NumberOf((Commit: true, who, parent, first, second));

    public StartDecision Start(int who, int current) => (StartDecision)Ask(
        question: 0, who, current, other: 0, () => (int)PublishingRules.Start(Fenced(current).Manifest, EntryOf(who), WorkOf(who)));

    public bool Excludes(int who, int current) => Ask(
        question: 1, who, current, other: 0, () => Fence.Excludes(Fenced(current).Manifest, EntryOf(who)) ? 1 : 0) == 1;

    public ClaimDecision AfterRefusedClaim(int who, int current, int basis) => (ClaimDecision)Ask(
        question: 2, who, current, basis, () => (int)PublishingRules.AfterRefusedClaim(
            Fenced(current), this[basis].File.Head, EntryOf(who), AttemptOf(who)));

    public ReadBackDecision AfterCommit(int current, int commit, int replaced) => (ReadBackDecision)Ask(
        question: commit + 10, who: 0, current, replaced, () => (int)PublishingRules.AfterCommit(
            this[current].File, this[commit].File.Manifest!, this[replaced].File.Head));

    /// <summary>Whether an upload is one that a claim over this record must abort.</summary>
    public bool Inherits(int basis, int who, int key) => Ask(
        question: 3, who, basis, key, () => PublishingRules.Inherited(this[basis].File.Manifest).Contains(UploadOf(who, key)) ? 1 : 0) == 1;

    /// <summary>Whether one record stands before another, or is it.</summary>
    public bool Reaches(int from, int to)
    {
        int at = from;
        while (at != to && at != 0)
        {
            at = this[at].Parent;
        }

        return at == to;
    }

    public string NameOf(int number) => number == 0
        ? "nothing"
        : $"{(this[number].IsCommit ? "commit" : "claim")} #{number} of {Who.NameOf(this[number].Who)}";

    private static string AttemptOf(int who) => Who.NameOf(who);

    private static UploadReference UploadOf(int who, int key) => new(Names[key], Who.NameOf(who));

    private int Ask(int question, int who, int current, int other, Func<int> answer)
    {
        (int, int, int, int) key = (question, who, current, other);
        if (!_answers.TryGetValue(key, out int known))
        {
            known = answer();
            _answers.Add(key, known);
        }

        return known;
    }

    private string WorkOf(int who)
        => _scenario.SameWork && EntryOf(who).Run == _scenario.First.Run ? "work of the run" : $"work of {Who.NameOf(who)}";

    private ManifestFile Fenced(int number)
    {
        ManifestFile file = this[number].File;
        return _rules.Fence || file.Manifest is null ? file : file with { Manifest = file.Manifest with { Fence = [] } };
    }

    private int NumberOf((bool Commit, int Who, int Parent, int First, int Second) key)
    {
        if (_numbers.TryGetValue(key, out int number))
        {
            return number;
        }

        number = _records.Count;
        Assert.True(number < LateRequest.MostManifests, "Too many different manifests for the numbers of this model.");
        Manifest manifest = key.Commit ? CommitOf(key.Who, key.Parent, [key.First, key.Second]) : ClaimOf(key.Who, key.Parent);
        int lastCommit = manifest.LastCommit is null ? 0 : ReferenceEquals(manifest.LastCommit, manifest) ? number : this[key.Parent].LastCommit;
        var head = new StoredObject("_manifest.json", 1, number.ToString(CultureInfo.InvariantCulture), DateTimeOffset.UnixEpoch);
        var record = new Record(new ManifestFile(head, manifest), key.Who, key.Parent, lastCommit, (key.First, key.Second));
        _records.Add(record);
        _records[number] = record with { Problem = ProblemOf(record, number) };
        _numbers.Add(key, number);
        return number;
    }

    private Manifest ClaimOf(int who, int parent)
    {
        Manifest claim = PublishingRules.ClaimOf(
            DraftOf(who), this[parent].File.Manifest, EntryOf(who), [UploadOf(who, 0), UploadOf(who, 1)], DateTimeOffset.UnixEpoch);
        claim = _rules.PreviousKept ? claim : claim with { Previous = null };
        return _rules.UploadsCarried ? claim : claim with { Uploads = [UploadOf(who, 0), UploadOf(who, 1)] };
    }

    private Manifest CommitOf(int who, int parent, int[] visible)
    {
        Record replaced = this[parent];
        IReadOnlyList<FenceEntry> fence = replaced.IsClaim && replaced.Who == who
            ? replaced.File.Manifest!.Fence
            : Fence.With(replaced.File.Manifest, EntryOf(who));
        return PublishingRules.CommitOf(DraftOf(who), visible.Select(HeadOf), fence, DateTimeOffset.UnixEpoch);
    }

    private StoredObject HeadOf(int who, int key) => new(
        Names[key], 1, $"etag of {ContentOf(who)}", DateTimeOffset.UnixEpoch, _store.Versions ? $"version of {who}" : null, AttemptOf(who));

    private Manifest DraftOf(int who)
    {
        FenceEntry me = EntryOf(who);
        return Manifests.Committed(me.Run, me.Try, AttemptOf(who)) with
        {
            Pod = me.Pod,
            WorkSha256 = WorkOf(who),
            Artifacts = [.. Names.Select(name => new ManifestArtifact(name, 1, $"sha of {ContentOf(who)}", "text/csv"))],
        };
    }

    // What must hold of every manifest that can ever stand there, whatever else stands in the store.
    private string? ProblemOf(Record record, int number)
    {
        if (record.IsCommit && (ContentOf(record.Visible.First), ContentOf(record.Visible.Second)) != (ContentOf(record.Who), ContentOf(record.Who)))
        {
            return $"{NameOf(number)} names objects of {Who.NameOf(record.Visible.First)} and {Who.NameOf(record.Visible.Second)}";
        }

        FenceEntry me = EntryOf(record.Who);
        int newestCommit = record.IsCommit ? number : 0;
        for (int at = record.Parent; at != 0 && _store.HonoursPut; at = this[at].Parent)
        {
            FenceEntry before = EntryOf(this[at].Who);
            if (before.Run == me.Run && (before.Try > me.Try || (before.Try == me.Try && before.Pod != me.Pod)))
            {
                return $"{NameOf(number)} (try {me.Try}, {me.Pod}) came after {NameOf(at)} (try {before.Try}, {before.Pod})";
            }

            newestCommit = newestCommit == 0 && this[at].IsCommit ? at : newestCommit;
        }

        return _store.HonoursPut && record.LastCommit != newestCommit
            ? $"readers of {NameOf(number)} go by {NameOf(record.LastCommit)}; the last that was published is {NameOf(newestCommit)}"
            : null;
    }
}
