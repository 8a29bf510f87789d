using CsCheck;
using Pipeline.Nodes.Artifacts;

namespace Pipeline.Nodes.Tests.Artifacts;

public sealed class ArtifactNameTests
{
    private static readonly Gen<string> Names = Gen.OneOf(
        Gen.String[Gen.Char["ab./\\~% \0\nä"], 0, 12], Gen.String[0, 20], Gen.OneOf(new[] { "..", ".", "a/../b", "/etc/passwd", "a//b", "...", "a/..b" }.Select(Gen.Const).ToArray()));

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("/a", "begins or ends with '/'; it is a path below the output folder, to a file")]
    [InlineData("a/", "begins or ends with '/'; it is a path below the output folder, to a file")]
    [InlineData("a\\b", "holds '\\'; use '/' between folders")]
    [InlineData("a\nb", "holds a control character")]
    [InlineData("a//b", "holds an empty part, '.' or '..'")]
    [InlineData("a/./b", "holds an empty part, '.' or '..'")]
    [InlineData("../a", "holds an empty part, '.' or '..'")]
    [InlineData("a b/ä+%20~/🚀.csv", null)]
    [InlineData("..a/b..", null)]
    [InlineData(".hidden", null)]
    public void ProblemOf_Name_SaysWhatIsWrong(string name, string? problem) => Assert.Equal(problem, ArtifactName.ProblemOf(name));

    [Fact]
    public void ProblemOf_LongName_CountsBytesNotCharacters()
    {
        string folder = new string('ä', 100) + "/";
        string longest = folder + folder + folder + new string('ä', 48) + "a";
        Assert.Null(ArtifactName.ProblemOf(longest));
        Assert.Equal("is longer than 700 bytes", ArtifactName.ProblemOf(longest + "a"));
        Assert.Null(ArtifactName.ProblemOf(new string('ä', 127) + "a"));
        Assert.Equal("has a part that is longer than 255 bytes", ArtifactName.ProblemOf(new string('ä', 128)));
    }

    [Fact]
    public void ProblemOf_WhateverPasses_StaysBelowTheFolder()
        => Names.Sample(name => ArtifactName.ProblemOf(name) is not null
            || Path.GetFullPath(Path.Combine("/bucket/out", name)).StartsWith("/bucket/out/", StringComparison.Ordinal));

    [Fact]
    public void Check_ControlCharacter_IsShownAsItsCode()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => ArtifactName.Check("a\u0007b", "name"));
        Assert.StartsWith("The name 'a\\u0007b' holds a control character.", exception.Message, StringComparison.Ordinal);
    }
}
