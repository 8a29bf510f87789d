using System.Globalization;
using CsCheck;
using Pipeline.Nodes.Publishing;

namespace Pipeline.Nodes.Tests.Publishing;

public sealed class FenceTests
{
    private static readonly Gen<FenceEntry> Entries = Gen.Select(
        Gen.Int[1, 6], Gen.Int[1, 4], Gen.Int[1, 3], (run, @try, pod) => new FenceEntry($"run {run}", @try, $"pod {pod}"));

    [Fact]
    public void NextTry_NothingThere_IsTheFirst()
    {
        Assert.Equal(1, Fence.NextTry(null, "run 1"));
        Assert.Equal(1, Fence.NextTry(Manifests.Committed("run 2", 5, "other"), "run 1"));
        Assert.Equal(6, Fence.NextTry(Manifests.Committed("run 1", 5, "other"), "run 1"));
    }

    [Theory]
    [InlineData("run 1", 1, "pod", true)]
    [InlineData("run 1", 2, "pod", false)]
    [InlineData("run 1", 2, "other pod", true)]
    [InlineData("run 1", 3, "other pod", false)]
    [InlineData("run 2", 1, "other pod", false)]
    public void Excludes_AnEntry_LowerTriesAndOtherPodsOfTheSameTry(string run, int @try, string pod, bool excluded)
    {
        Manifest manifest = Manifests.Committed("run 1", 2, "other", new FenceEntry("run 1", 2, "pod"));
        Assert.Equal(excluded, Fence.Excludes(manifest, new FenceEntry(run, @try, pod)));
        Assert.False(Fence.Excludes(null, new FenceEntry(run, @try, pod)));
    }

    [Fact]
    public void With_MoreRunsThanItRemembers_ForgetsTheOldest()
    {
        FenceEntry[] runs = [.. Enumerable.Range(1, 40).Select(number => new FenceEntry(number.ToString(CultureInfo.InvariantCulture), 1, "pod"))];
        Manifest manifest = runs.Aggregate(
            Manifests.Committed("0", 1, "first"), (before, me) => before with { Fence = Fence.With(before, me) });
        Assert.Equal(runs[^Fence.RememberedRuns..], manifest.Fence);
        Assert.Equal(32, manifest.Fence.Count);
    }

    [Fact]
    public void With_ARunThatComesBetween_DoesNotMakeItForget()
    {
        Manifest manifest = Manifests.Committed("run 1", 3, "later");
        manifest = manifest with { Fence = Fence.With(manifest, new FenceEntry("run 2", 1, "pod")) };
        Assert.True(Fence.Excludes(manifest, new FenceEntry("run 1", 2, "pod of zombie")));
    }

    [Fact]
    public void With_AnyEntries_LeavesOneEntryOfEachRunAndMeLast()
        => Gen.Select(Entries.Array[0, 60], Entries).Sample((before, me) =>
        {
            Manifest manifest = before.Aggregate(
                Manifests.Committed("run 0", 1, "first"), (last, entry) => last with { Fence = Fence.With(last, entry) });
            IReadOnlyList<FenceEntry> fence = Fence.With(manifest, me);
            return fence[^1] == me
                && fence.Select(entry => entry.Run).Distinct().Count() == fence.Count
                && fence.Count <= Fence.RememberedRuns
                && Fence.Of(manifest with { Fence = fence }, me.Run) == me;
        });
}
