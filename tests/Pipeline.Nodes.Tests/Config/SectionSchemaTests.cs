using System.Text;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Tests.Config;

public sealed class SectionSchemaTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_Sample_IsTheApprovedSchema(bool sourceGenerated) => Approval.Verify(Schema(sourceGenerated), extension: "json");

    [Fact]
    public void Read_WrittenSchema_GivesTheSameType()
    {
        KnownNodeType expected = KnownNodeType.Of("sample", ConfigJson.TypeInfoOf(SampleJson.Default, typeof(SampleConfig)));

        KnownNodeType read = SectionSchemaReader.Read(Encoding.UTF8.GetBytes(Schema(sourceGenerated: true)), "sample.schema.json");

        Assert.Equal(expected.Name, read.Name);
        Assert.Equal(expected.SettingNames, read.SettingNames);
        Assert.Equal(expected.RequiresNothing, read.RequiresNothing);
    }

    [Fact]
    public void Read_TypeThatRequiresNothing_SaysSo() => Assert.True(SectionSchemaReader.Read(
        Encoding.UTF8.GetBytes(SectionSchema.Write("small", ConfigJson.TypeInfoOf(SampleJson.Default, typeof(SmallConfig)))), "x").RequiresNothing);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "$id": 5, "properties": {} }""")]
    [InlineData("""{ "$id": "urn:other", "properties": {} }""")]
    [InlineData("""{ "$id": "urn:pipeline-nodes:schema:", "properties": {} }""")]
    [InlineData("""{ "$id": "urn:pipeline-nodes:schema:x" }""")]
    public void Read_OtherDocument_Throws(string document) =>
        Assert.StartsWith(
            "other.json is not ",
            Assert.Throws<FormatException>(() => SectionSchemaReader.Read(Encoding.UTF8.GetBytes(document), "other.json")).Message,
            StringComparison.Ordinal);

    private static string Schema(bool sourceGenerated) => SectionSchema.Write(
        "sample", ConfigJson.TypeInfoOf(sourceGenerated ? SampleJson.Default : new DefaultJsonTypeInfoResolver(), typeof(SampleConfig)));
}
