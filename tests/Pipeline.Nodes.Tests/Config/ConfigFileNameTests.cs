using CsCheck;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Tests.Config;

public sealed class ConfigFileNameTests
{
    private static readonly Gen<string> PipelineNames =
        Gen.Select(Gen.Char["abcXYZ019"], Gen.String[Gen.Char["abcdef0123456789-._XYZ"], 0, 40], (first, rest) => first + rest)
            .Where(name => !name.EndsWith(".json", StringComparison.Ordinal));

    private static readonly Gen<string> DagKeys = Gen.UInt.Select(number => number.ToString("x8"));

    [Fact]
    public void TryParse_AnyFormattedName_GivesItsParts() => Gen.Select(PipelineNames, DagKeys).Sample((pipelineName, dagKey) =>
    {
        ConfigFileName name = new(pipelineName, dagKey);

        Assert.True(ConfigFileName.TryParse(name.ToString(), out ConfigFileName? parsed));
        Assert.Equal(name, parsed);
        Assert.EndsWith(ConfigFileName.SuffixOf(dagKey), name.ToString(), StringComparison.Ordinal);
    });

    [Fact]
    public void TryParse_AnyText_GivesOnlyWhatItWasFormattedFrom() =>
        Gen.String[Gen.Char["ab01-.json/"], 0, 30].Sample(text =>
            Assert.True(!ConfigFileName.TryParse(text, out ConfigFileName? parsed) || parsed.ToString() == text));

    [Fact]
    public void TryParse_NameThatLooksLikeAKey_IsSplitFromTheRight()
    {
        Assert.True(ConfigFileName.TryParse("cost-00000000-a7b3c9d2.json", out ConfigFileName? name));

        Assert.Equal("cost-00000000", name.PipelineName);
        Assert.Equal("a7b3c9d2", name.DagKey);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a7b3c9d2.json")]
    [InlineData("-a7b3c9d2.json")]
    [InlineData("cost-A7B3C9D2.json")]
    [InlineData("cost-a7b3c9d2.JSON")]
    [InlineData("cost-a7b3c9d2.json.bak")]
    [InlineData("cost_a7b3c9d2.json")]
    [InlineData("folder/cost-a7b3c9d2.json")]
    [InlineData("cost-a7b3c9d.json")]
    [InlineData("_cost-a7b3c9d2.json")]
    public void TryParse_OtherName_GivesNothing(string? fileName)
    {
        Assert.False(ConfigFileName.TryParse(fileName, out ConfigFileName? name));
        Assert.Null(name);
    }

    [Theory]
    [InlineData("", "a7b3c9d2")]
    [InlineData("a/b", "a7b3c9d2")]
    [InlineData("cost.json", "a7b3c9d2")]
    [InlineData("cost", "A7B3C9D2")]
    [InlineData("cost", "")]
    public void Constructor_OtherForm_Throws(string pipelineName, string dagKey) =>
        Assert.Throws<ArgumentException>(() => new ConfigFileName(pipelineName, dagKey));
}
