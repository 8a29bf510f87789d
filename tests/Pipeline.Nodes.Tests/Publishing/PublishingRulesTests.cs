using Pipeline.Nodes.Publishing;

namespace Pipeline.Nodes.Tests.Publishing;

public sealed class PublishingRulesTests
{
    private const string Mine = "mine";

    private static readonly FenceEntry Me = new("run 1", Try: 2, $"pod of {Mine}");
    private static readonly Manifest Earlier = Manifests.Committed("run 0", 1, "earlier");

    public static TheoryData<string, int, string, bool> StartsAtAnOpenClaim => new()
    {
        { "run 1", 1, "other", true },
        { "run 1", 2, Mine, true },
        { "run 1", 2, "other", false },
        { "run 1", 3, "other", false },
        { "run 0", 9, "other", true },
    };

    [Fact]
    public void Start_NothingThere_Proceeds() => Assert.Equal(StartDecision.Proceed, PublishingRules.Start(null, Me, Manifests.Work));

    [Theory]
    [InlineData("run 1", 1, Manifests.Work, StartDecision.AlreadyPublished)]
    [InlineData("run 1", 2, Manifests.Work, StartDecision.AlreadyPublished)]
    [InlineData("run 1", 3, Manifests.Work, StartDecision.AlreadyPublished)]
    [InlineData("run 1", 1, "other work", StartDecision.Proceed)]
    [InlineData("run 1", 2, "other work", StartDecision.FencedOut)]
    [InlineData("run 1", 3, "other work", StartDecision.FencedOut)]
    [InlineData("run 0", 3, Manifests.Work, StartDecision.Proceed)]
    public void Start_Committed_GoesByRunTryAndWork(string run, int @try, string work, object expected)
        => Assert.Equal(expected, PublishingRules.Start(Manifests.Committed(run, @try, "other") with { WorkSha256 = work }, Me, Manifests.Work));

    [Theory]
    [MemberData(nameof(StartsAtAnOpenClaim))]
    public void Start_Claimed_GoesByTheFenceAlone(string run, int @try, string attempt, bool proceeds)
        => Assert.Equal(
            proceeds ? StartDecision.Proceed : StartDecision.FencedOut,
            PublishingRules.Start(Manifests.Publishing(run, @try, attempt, Earlier), Me, Manifests.Work));

    [Fact]
    public void Start_LaterTryBeforeAnotherRunCameBetween_IsFencedOut()
        => Assert.Equal(
            StartDecision.FencedOut,
            PublishingRules.Start(
                Manifests.Committed("run 2", 1, "between", new FenceEntry("run 1", 3, "pod of later"), new FenceEntry("run 2", 1, "pod")), Me, Manifests.Work));

    [Fact]
    public void AfterRefusedClaim_MyClaimStandsThere_IsClaimed()
        => Assert.Equal(ClaimDecision.Claimed, AfterRefusedClaim(Manifests.At("2", Manifests.Publishing("run 1", 2, Mine))));

    [Fact]
    public void AfterRefusedClaim_BaseIsUnchanged_ClaimsAgain()
    {
        Assert.Equal(ClaimDecision.ClaimAgain, AfterRefusedClaim(Manifests.At("1", Earlier)));
        Assert.Equal(
            ClaimDecision.ClaimAgain,
            PublishingRules.AfterRefusedClaim(new ManifestFile(Head: null, Manifest: null), basis: null, Me, Mine));
    }

    [Fact]
    public void AfterRefusedClaim_LowerTryOfMyRun_IsTakenOver()
    {
        Assert.Equal(ClaimDecision.TakeOver, AfterRefusedClaim(Manifests.At("2", Manifests.Publishing("run 1", 1, "other"))));
        Assert.Equal(ClaimDecision.TakeOver, AfterRefusedClaim(Manifests.At("2", Manifests.Committed("run 1", 1, "other"))));
    }

    [Theory]
    [InlineData("run 1", 2)]
    [InlineData("run 1", 3)]
    [InlineData("run 2", 1)]
    [InlineData("run 0", 1)]
    public void AfterRefusedClaim_AnybodyElse_IsLost(string run, int @try)
    {
        Assert.Equal(ClaimDecision.Lost, AfterRefusedClaim(Manifests.At("2", Manifests.Publishing(run, @try, "other"))));
        Assert.Equal(ClaimDecision.Lost, AfterRefusedClaim(Manifests.At("2", Manifests.Committed(run, @try, "other"))));
    }

    [Fact]
    public void AfterRefusedClaim_DeletedMeanwhile_IsLost()
        => Assert.Equal(ClaimDecision.Lost, AfterRefusedClaim(new ManifestFile(Head: null, Manifest: null)));

    [Fact]
    public void AfterRefusedClaim_LowerTryWhoseFenceHoldsALaterOne_IsLost()
    {
        Manifest other = Manifests.Publishing("run 1", 1, "other") with { Fence = [new FenceEntry("run 1", 5, "pod of later")] };
        Assert.Equal(ClaimDecision.Lost, AfterRefusedClaim(Manifests.At("2", other)));
    }

    [Fact]
    public void AfterCommit_MyCommitStandsThere_IsPublished()
        => Assert.Equal(ReadBackDecision.Published, AfterCommit(Manifests.At("3", Manifests.Committed("run 1", 2, Mine))));

    [Fact]
    public void AfterCommit_StillMyClaim_CommitsAgain()
        => Assert.Equal(ReadBackDecision.CommitAgain, AfterCommit(Manifests.At("claim", Manifests.Publishing("run 1", 2, Mine))));

    [Fact]
    public void AfterCommit_SameBytesOfAnotherAttemptOfMyRun_IsSamePublished()
    {
        Manifest mine = Manifests.Committed("run 1", 2, Mine);
        Manifest other = mine with { Attempt = "other", Try = 3 };
        Assert.Equal(ReadBackDecision.SamePublished, AfterCommit(Manifests.At("3", other)));
        Assert.Equal(ReadBackDecision.Lost, AfterCommit(Manifests.At("3", other with { Run = "run 2" })));
        Assert.Equal(ReadBackDecision.Lost, AfterCommit(Manifests.At("3", other with { State = ManifestState.Publishing })));
        Assert.Equal(ReadBackDecision.Lost, AfterCommit(Manifests.At("3", other with { Artifacts = [] })));
    }

    [Fact]
    public void AfterCommit_AnythingElse_IsLost()
    {
        Assert.Equal(ReadBackDecision.Lost, AfterCommit(Manifests.At("3", Manifests.Committed("run 1", 3, "other"))));
        Assert.Equal(ReadBackDecision.Lost, AfterCommit(Manifests.At("3", Manifests.Publishing("run 1", 3, "other"))));
        Assert.Equal(ReadBackDecision.Lost, AfterCommit(new ManifestFile(Head: null, Manifest: null)));
    }

    [Fact]
    public void Inherited_OnlyFromAClaim()
    {
        Assert.Empty(PublishingRules.Inherited(null));
        Assert.Empty(PublishingRules.Inherited(Earlier));
        Assert.Equal("upload of other", Assert.Single(PublishingRules.Inherited(Manifests.Publishing("run 1", 1, "other"))).UploadId);
    }

    private static ClaimDecision AfterRefusedClaim(ManifestFile current)
        => PublishingRules.AfterRefusedClaim(current, Manifests.Head("1"), Me, Mine);

    private static ReadBackDecision AfterCommit(ManifestFile current)
        => PublishingRules.AfterCommit(current, Manifests.Committed("run 1", 2, Mine), Manifests.Head("claim"));
}
