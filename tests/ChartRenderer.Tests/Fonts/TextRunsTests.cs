using CsCheck;
using Pipeline.Nodes.ChartRenderer.Fonts;

namespace Pipeline.Nodes.ChartRenderer.Tests.Fonts;

public sealed class TextRunsTests
{
    // Capitals stand for Hebrew letters, as in the examples of UAX #9; a run that is turned around is written as it is seen.
    [Theory]
    [InlineData("ABC", "CBA")]
    [InlineData("ABC DEF", "FED CBA")]
    [InlineData("car means CAR.", "car means RAC.")]
    [InlineData("CAR means car.", ".means car RAC")]
    [InlineData("aws CBA 12", "aws 12 ABC")]
    [InlineData("ABC 12", "12 CBA")]
    [InlineData("ABC 1,234.5 DEF", "FED 1,234.5 CBA")]
    [InlineData("12 ABC", "CBA 12")]
    [InlineData("aws 12 ABC", "aws 12 CBA")]
    [InlineData("ABC s3 12 DEF", "FED s3 12 CBA")]
    [InlineData("", "")]
    public void InVisualOrder_MixedDirections_AreSeenAsUnicodeSays(string text, string seen)
    {
        string line = string.Concat(text.Select(letter => char.IsAsciiLetterUpper(letter) ? (char)('\u05D0' + letter - 'A') : letter));

        string actual = string.Concat(TextRuns.InVisualOrder(line).Select(run =>
            run.RightToLeft ? string.Concat(text.Substring(run.Start, run.Length).Reverse()) : text.Substring(run.Start, run.Length)));

        Assert.Equal(seen, actual);
    }

    [Fact]
    public void InVisualOrder_AnyText_HoldsEachLetterOnce() => Gen.String[Gen.Char["ab 12.,-אבخدمة\u05B0\ud83d\ude00"], 0, 30].Sample(text =>
        Assert.Equal(
            Enumerable.Range(0, text.Length),
            TextRuns.InVisualOrder(text).SelectMany(run => Enumerable.Range(run.Start, run.Length)).Order()));

    [Theory]
    [InlineData("Amazon S3 · Größe €5 – 日本語", false)]
    [InlineData("שירות", true)]
    [InlineData("AWS خدمة", true)]
    public void AreNeeded_Text_TellsWhetherLettersAreJoinedOrTurned(string text, bool expected) => Assert.Equal(expected, TextRuns.AreNeeded(text));
}
