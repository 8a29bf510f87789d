using CsCheck;
using Pipeline.Nodes.ChartRenderer.Charts;

namespace Pipeline.Nodes.ChartRenderer.Tests.Charts;

public sealed class FoldedGroupsTests
{
    [Fact]
    public void Fold_FewGroups_KeepsThemByCost() =>
        Assert.Equal(["b", "a", "c"], Fold(8, ("a", 1), ("b", 2), ("c", -1)).Names);

    [Fact]
    public void Fold_ManyGroups_LeavesTheSmallestToOther() =>
        Assert.Equal(["b", "d", "Other (2)"], Fold(2, ("a", 1), ("b", 4), ("c", 2), ("d", 3)).Names);

    [Fact]
    public void Fold_LargeCredit_StaysVisible() =>
        Assert.Equal(["a", "credit", "Other (2)"], Fold(2, ("a", 50), ("b", 4), ("c", 3), ("credit", -40)).Names);

    [Fact]
    public void Fold_TableThatIsFoldedAlready_CountsTheGroupsInIt()
    {
        FoldedGroups folded = Fold(2, ("a", 3), ("b", 2), ("c", 1), ("Other (295)", 90));

        Assert.Equal(["a", "b", "Other (296)"], folded.Names);
        Assert.Equal(2, folded.IndexOf("Other (295)"));
        Assert.Equal(2, folded.IndexOf("c"));
    }

    [Fact]
    public void Fold_OneFoldedGroupAmongFew_StaysOtherAndLast()
    {
        FoldedGroups folded = Fold(8, ("Other (3)", 90), ("a", 3));

        Assert.Equal(["a", "Other (3)"], folded.Names);
        Assert.True(folded.HasOther);
    }

    [Fact]
    public void Fold_AnyGroups_EachBelongsToOneName() =>
        Gen.Select(Gen.Dictionary(Gen.String[1, 6], Gen.Decimal[-100, 100])[1, 40], Gen.Int[1, 12]).Sample((totals, count) =>
        {
            FoldedGroups folded = FoldedGroups.Fold(totals, count);

            Assert.InRange(folded.Names.Count, 1, count + 1);
            Assert.Equal(totals.Values.Sum(), folded.Costs.Sum(), precision: 20);
            Assert.Equal(totals.Count > count, folded.HasOther);
            Assert.All(totals, total =>
            {
                string name = folded.Names[folded.IndexOf(total.Key)];
                Assert.True(name == total.Key || (folded.HasOther && folded.IndexOf(total.Key) == count));
            });
            Assert.Equal(totals.Count, folded.HasOther ? count + totals.Keys.Count(key => folded.IndexOf(key) == count) : folded.Names.Count);
        });

    private static FoldedGroups Fold(int count, params (string Name, decimal Total)[] totals) =>
        FoldedGroups.Fold(totals.Select(total => KeyValuePair.Create(total.Name, total.Total)), count);
}
