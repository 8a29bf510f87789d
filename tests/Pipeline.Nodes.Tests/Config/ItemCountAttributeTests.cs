using System.ComponentModel.DataAnnotations;
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

    [Fact]
    public void FindFault_LimitOfOne_IsSingular()
    {
        string[] two = ["a", "b"];

        Assert.Equal("expected at least 1 character", SettingRules.FindFault(new MinLengthAttribute(1), "name", ""));
        Assert.Equal("expected at most 1 character", SettingRules.FindFault(new StringLengthAttribute(1), "name", "ab"));
        Assert.Equal("expected at most 1 element", SettingRules.FindFault(new MaxLengthAttribute(1), "name", two));
        Assert.Equal("expected 0 to 1 element", SettingRules.FindFault(new LengthAttribute(0, 1), "name", two));
    }

    [Theory]
    [InlineData(1, int.MaxValue, "expected at least 1 element")]
    [InlineData(2, int.MaxValue, "expected at least 2 elements")]
    [InlineData(1, 3, "expected 1 to 3 elements")]
    public void FindFault_EmptyList_SaysWhatIsExpected(int minimum, int maximum, string expected) =>
        Assert.Equal(expected, SettingRules.FindFault(new ItemCountAttribute(minimum, maximum), "names", Array.Empty<string>()));
}
