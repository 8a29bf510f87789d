using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Tests.Config;

public sealed class ItemCountAttributeTests
{
    [Fact]
    public void IsValid_ListsAndMaps_CountsTheirElements()
    {
        ItemCountAttribute attribute = new(1, 2);

        Assert.False(attribute.IsValid(Array.Empty<int>()));
        Assert.True(attribute.IsValid(new HashSet<string> { "a", "b" }));
        Assert.False(attribute.IsValid(new List<int> { 1, 2, 3 }));
        Assert.True(attribute.IsValid(new Dictionary<string, string> { ["a"] = "" }));
        Assert.True(attribute.IsValid(value: null));
        Assert.False(attribute.IsValid("ab"));
        Assert.False(attribute.IsValid(1));
    }

    [Theory]
    [InlineData(1, int.MaxValue, "expected at least 1 element")]
    [InlineData(2, int.MaxValue, "expected at least 2 elements")]
    [InlineData(1, 3, "expected 1 to 3 elements")]
    public void FindFault_EmptyList_SaysWhatIsExpected(int minimum, int maximum, string expected) =>
        Assert.Equal(expected, SettingRules.FindFault(new ItemCountAttribute(minimum, maximum), "names", Array.Empty<string>()));
}
