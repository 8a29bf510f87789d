using System.Text;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Testing.Attempts;

namespace Pipeline.Nodes.Testing.Faults;

/// <summary>Runs a node once for each thing that can go wrong, and holds what a reader sees against the promise.</summary>
internal sealed class FaultKit(NodeSetUp setUp)
{
    private const string EarlierRun = "earlier-run";

    private readonly List<FaultOutcome> _outcomes = [];
    private readonly List<string> _violations = [];

    /// <exception cref="NodeTestException">The node fails where nothing goes wrong, or the promise was broken.</exception>
    public async Task<FaultReport> RunAsync()
    {
        var undisturbed = new TestBucket(TimeProvider.System);
        await undisturbed.PrepareAsync(setUp);
        var line = new FaultyStore(undisturbed.Store, FaultyStore.Never);
        AttemptEnd end = await TestBucket.RunAsync(setUp, new AttemptPlan(line, new HurryingTime()) { Try = 1 });
        if (end.ExitCode != ExitCode.Ok)
        {
            throw new NodeTestException($"The node must succeed where nothing goes wrong. {(await undisturbed.ResultOfAsync(end))}");
        }

        IReadOnlyDictionary<string, PublishedArtifact> whole = (await undisturbed.ReadAsync()).Artifacts;
        foreach (bool replaces in new[] { false, true })
        {
            foreach (FaultCase fault in FaultCase.For(line.Calls))
            {
                await CheckAsync(fault, whole, replaces);
            }
        }

        return _violations.Count == 0
            ? new FaultReport(_outcomes)
            : throw new NodeTestException($"{setUp.Description.Node.GetType().Name} broke the promise {_violations.Count} times in {_outcomes.Count} cases:\n{string.Join('\n', _violations)}");
    }

    private async Task CheckAsync(FaultCase fault, IReadOnlyDictionary<string, PublishedArtifact> whole, bool replaces)
    {
        var bucket = new TestBucket(TimeProvider.System);
        await bucket.PrepareAsync(setUp);
        IReadOnlyDictionary<string, PublishedArtifact>? earlier = replaces ? await PublishEarlierAsync(bucket, whole) : null;

        var disturbed = new DisturbedAttempt(setUp, bucket, fault);
        await disturbed.RunAsync();
        var verdict = new Verdict(fault, disturbed, bucket.Store.OpenUploads, await bucket.ReadAsync(), whole, earlier);
        string name = $"{fault}{(replaces ? ", over an earlier run's output" : "")}";
        _outcomes.Add(new FaultOutcome(name, disturbed.End?.ExitCode, verdict.Saw));
        _violations.AddRange(verdict.FindViolations().Select(violation => $"{name}: {violation}"));

        AttemptEnd retry = await TestBucket.RunAsync(setUp, new AttemptPlan(bucket.Store, new HurryingTime()) { Try = DisturbedAttempt.LastTry + 1 });
        Seen repaired = await bucket.ReadAsync();
        if (retry.ExitCode != ExitCode.Ok)
        {
            _violations.Add($"{name}: the next try ended with {(int)retry.ExitCode}: {retry.Message}");
        }
        else if (!repaired.Is(whole))
        {
            _violations.Add($"{name}: the next try published other bytes than a run in which nothing went wrong: {repaired.Failure?.Message ?? string.Join("; ", Differences.Between(whole, repaired.Artifacts))}");
        }
    }

    // The same names with other bytes, so that a mixture shows.
    private async Task<IReadOnlyDictionary<string, PublishedArtifact>> PublishEarlierAsync(TestBucket bucket, IReadOnlyDictionary<string, PublishedArtifact> whole)
    {
        var contents = whole.Keys.ToDictionary(name => name, name => Encoding.UTF8.GetBytes($"an earlier run's {name}"));
        await new Upstream(bucket.Store, TimeProvider.System).PublishAsync(setUp.OutputFolder, EarlierRun, contents);
        return (await bucket.ReadAsync()).Artifacts;
    }
}
