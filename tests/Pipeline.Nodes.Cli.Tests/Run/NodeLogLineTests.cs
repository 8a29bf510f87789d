using Pipeline.Nodes.Cli.Run.Processes;

namespace Pipeline.Nodes.Cli.Tests.Run;

public sealed class NodeLogLineTests
{
    [Fact]
    public void Read_ProgressLine_TakesItsNumbers()
    {
        NodeLogLine line = NodeLogLine.Read(
            """{"level":"info","message":"half","event_id":5001,"phase":"process","values":{"bytes":5,"expected_bytes":10,"rows":3}}""");

        Assert.True(line.IsProgress);
        Assert.Equal((5, 10, 3), (line.Bytes, line.ExpectedBytes, line.Rows));
        Assert.Equal("process", line.Phase);
    }

    [Theory]
    [InlineData("Segmentation fault")]
    [InlineData("{ not JSON")]
    [InlineData("{}")]
    [InlineData("""{"message":5,"level":"info"}""")]
    [InlineData("""{"message":"without a level"}""")]
    public void Read_StrayOutput_IsKeptWhole(string text)
    {
        NodeLogLine line = NodeLogLine.Read(text);

        Assert.False(line.IsLog);
        Assert.Equal(text, line.Message);
    }
}
