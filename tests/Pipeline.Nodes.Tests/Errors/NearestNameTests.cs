using CsCheck;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Tests.Errors;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["data_url", "timeout", "max_bytes", "top_n", "dpi", "group_by"];
    private static readonly Gen<string> Names = Gen.String[Gen.Char["abcdef_"], 1, 16];

    [Theory]
    [InlineData("data_ur", "data_url")]
    [InlineData("DATA_URL", "data_url")]
    [InlineData("data-url", "data_url")]
    [InlineData("dta_ulr", "data_url")]
    [InlineData("tiemout", "timeout")]
    [InlineData("ton_p", null)]
    [InlineData("dp", null)]
    [InlineData("dpo", "dpi")]
    [InlineData("colour", null)]
    [InlineData("", null)]
    public void Of_Misspelt_GivesOnlyWhatIsPlausible(string name, string? expected) => Assert.Equal(expected, NearestName.Of(name, Known));

    [Theory]
    [InlineData("top", "top_n")]
    [InlineData("Group", "group_by")]
    [InlineData("max_", "max_bytes")]
    [InlineData("data_ur", "data_url")]
    [InlineData("to", null)]
    [InlineData("--t", null)]
    [InlineData("colour", null)]
    public void Suggestion_BeginningOfOneName_GivesIt(string name, string? expected) => Assert.Equal(expected, NearestName.Suggestion(name, Known));

    [Fact]
    public void Suggestion_BeginningOfTwoNames_GivesNeither()
    {
        Assert.Null(NearestName.Suggestion("max", ["max_bytes", "max_groups"]));
        Assert.Equal("max_bytes", NearestName.Suggestion("max", ["max_bytes", "max_bytes"]));
    }

    [Fact]
    public void Suggestion_NearNameBesideALongerOne_GivesTheNear() => Assert.Equal("top", NearestName.Suggestion("tops", ["tops_of_all", "top"]));

    [Fact]
    public void Of_NameAsLongAsABook_GivesNothing() => Assert.Null(NearestName.Of(new string('a', 100_000), Known));

    [Fact]
    public void Of_AnyOneEditOfALongName_FindsTheName() =>
        Gen.Select(Gen.Int[0, "max_input_bytes".Length - 1], Gen.Char["xyz"]).Sample((position, letter) =>
        {
            const string Name = "max_input_bytes";
            Assert.Equal(Name, NearestName.Of(Name.Remove(position, 1), [.. Known, Name]));
            Assert.Equal(Name, NearestName.Of(Name.Insert(position, letter.ToString()), [.. Known, Name]));
        });

    [Fact]
    public void Distance_AnyTwoNames_IsSymmetricAndZeroOnlyForEquals() => Gen.Select(Names, Names).Sample((left, right) =>
    {
        int distance = NearestName.Distance(left, right);
        Assert.Equal(distance, NearestName.Distance(right, left));
        Assert.Equal(left == right, distance == 0);
        Assert.InRange(distance, Math.Abs(left.Length - right.Length), Math.Max(left.Length, right.Length));
    });
}
