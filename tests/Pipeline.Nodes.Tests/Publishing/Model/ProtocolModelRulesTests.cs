namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>The model without one rule: what the rule is good for, and a sign that the model can fail.</summary>
public sealed class ProtocolModelRulesTests(ITestOutputHelper output)
{
    private static readonly Scenario Tries = Scenario.TwoTries with { Start = StartingPoint.EarlierCommit, SameWork = false };
    private static readonly Scenario Runs = Scenario.TwoRuns with { Start = StartingPoint.EarlierCommit };
    private static readonly Scenario Sleeper = Scenario.TwoRuns with { Start = StartingPoint.OpenClaim };
    private static readonly Scenario Damage = Runs with { Damage = true };

    [Fact]
    public void ClaimBeforeComplete_LeftOut_ACommitNamesWhatIsReplaced()
        => AssertBroken(StoreBehavior.Aws, Runs, Rules.All with { ClaimBeforeComplete = false }, "of earlier is not there");

    [Fact]
    public void ClaimOnBase_LeftOut_ALateClaimHidesACommit()
        => AssertBroken(StoreBehavior.Aws, Runs, Rules.All with { ClaimOnBase = false }, "none that came after it");

    [Fact]
    public void SameConditionAgain_LeftOut_AnEarlierTryReplacesALaterOne()
        => AssertBroken(StoreBehavior.Gateway, Tries, Rules.All with { SameConditionAgain = false }, "came after claim");

    [Fact]
    public void Fence_LeftOut_AnEarlierTryReplacesALaterOne()
        => AssertBroken(StoreBehavior.Aws, Tries, Rules.All with { Fence = false }, "(try 1, pod 1) came after");

    [Fact]
    public void Fence_LeftOut_OnePodReplacesAnotherOfTheSameTry()
        => AssertBroken(
            StoreBehavior.Aws, Scenario.TwoPods with { Start = StartingPoint.EarlierCommit }, Rules.All with { Fence = false }, "(try 1, pod 2)");

    [Fact]
    public void Fence_LeftOut_ARunThatComesBetweenMakesItForget()
        => AssertBroken(StoreBehavior.Aws, Scenario.RunBetween, Rules.All with { Fence = false }, "(try 1, pod 1) came after commit");

    [Fact]
    public void PreviousKept_LeftOut_AClaimHidesWhatWasPublished()
        => AssertBroken(StoreBehavior.AwsVersions, Runs, Rules.All with { PreviousKept = false }, "go by nothing");

    [Fact]
    public void AbortInherited_LeftOut_ASleeperWritesOverACommit()
        => AssertBroken(StoreBehavior.Gateway, Sleeper, Rules.All with { AbortInherited = false }, "there stands an object of sleeper");

    [Fact]
    public void UploadsCarried_LeftOut_ASleeperTwoClaimsAgoWritesOverACommit()
        => AssertBroken(StoreBehavior.Gateway, Sleeper, Rules.All with { UploadsCarried = false }, "there stands an object of sleeper");

    [Fact]
    public void Settle_LeftOut_ACompleteUnderWayOverlapsItsAbort()
        => AssertBroken(StoreBehavior.Gateway, Runs, Rules.All with { Settle = false }, "its late complete is applied");

    [Fact]
    public void CompleteOnListed_LeftOut_ACompleteUnderWayOverlapsItsAbort()
        => AssertBroken(StoreBehavior.Aws, Runs, Rules.All with { CompleteOnListed = false }, "its late complete is applied");

    [Fact]
    public void ListBeforeClaim_LeftOutWhereAbortsDoNotWork_AnOldAttemptTakesTheNewObjectsForItsBase()
    {
        AssertKept(StoreBehavior.Aws, Runs, Rules.All with { AbortInherited = false });
        AssertBroken(
            StoreBehavior.Aws, Runs, Rules.All with { AbortInherited = false, ListBeforeClaim = false }, "there stands an object of first");
    }

    [Fact]
    public void MarkChecked_LeftOut_ACommitNamesAForeignObject()
        => AssertBroken(StoreBehavior.Aws, Runs, Rules.All with { MarkChecked = false }, "names objects of");

    [Fact]
    public void CommitOnClaim_LeftOut_ACommitHidesTheClaimOfANewerAttempt()
        => AssertBroken(StoreBehavior.Aws, Runs, Rules.All with { CommitOnClaim = false }, "is not there");

    [Fact]
    public void ReadBack_LeftOut_ALostCommitIsReported()
        => AssertBroken(StoreBehavior.Aws, Runs, Rules.All with { ReadBack = false }, "none that came after it");

    [Fact]
    public void ReaderChecksETag_LeftOut_AReaderTakesAReplacedObjectForADamagedOne()
        => AssertBroken(StoreBehavior.Gateway, Runs, Rules.All with { ReaderChecksETag = false }, "the reader says that data is damaged");

    [Fact]
    public void ReaderChecksSha256_LeftOut_AReaderTakesDamagedBytes()
        => AssertBroken(StoreBehavior.Aws, Damage, Rules.All with { ReaderChecksSha256 = false }, "the reader took damaged bytes");

    [Fact]
    public void ReaderChecksNothing_LeftOut_AReaderTakesAMixture()
        => AssertBroken(
            StoreBehavior.Weak, Runs, Rules.All with { ReaderChecksETag = false, ReaderChecksSha256 = false }, "the reader took a mixture");

    private static void AssertKept(StoreBehavior store, Scenario scenario, Rules rules)
    {
        Exploration exploration = Exploration.Of(scenario, store, rules);
        Assert.True(exploration is { Violation: null, IsComplete: true }, $"{store}; {scenario}:\n{exploration.Violation}");
    }

    private void AssertBroken(StoreBehavior store, Scenario scenario, Rules rules, string how)
    {
        Exploration exploration = Exploration.Of(scenario, store, rules);
        output.WriteLine($"{store}; {scenario}; {exploration.StateCount} states:\n{exploration.Violation}");
        Assert.Contains(how, exploration.Violation ?? "no violation", StringComparison.Ordinal);
    }
}
