using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.EnvironmentVariables;

namespace Pipeline.Nodes.Tests.Diagnostics;

public sealed class LogLinesTests
{
    private const string Secret = "pa\"ss word";

    [Theory]
    [InlineData(nameof(LogFormat.Json))]
    [InlineData(nameof(LogFormat.Text))]
    public void Log_EveryKindOfLine_ReadsAsApproved(string format)
    {
        using var output = new MemoryStream();
        var scope = new LogScope();
        ILogger log = Create(output, scope, Enum.Parse<LogFormat>(format), LogLevel.Debug);
        Log(log, LogLevel.Information, new(1, "Plain"), "Before anything is known.", []);
        scope.Section = "node_1";
        scope.Run = "scheduled__2024-09-01T00:00:00+00:00";
        scope.Attempt = "0123456789abcdef";
        scope.Phase = "process";
        scope.Redact = new Redactor([Secret]).Redact;
        DiagnosticsLog.Progress(log, "12.0 MB of 24.0 MB (50 %)", "5.00 s", 12_000_000, 24_000_000, 0);
        Log(log, LogLevel.Debug, new(2, "Values"), "Values of every kind.", [
            new("Flag", true), new("ByteCount", 7L), new("Ratio", 0.25), new("NotANumber", double.NaN), new("Money", 12.50m), new("Nothing", null),
            new("When", TimeSpan.FromSeconds(90)), new("{OriginalFormat}", "x")]);
        Log(log, LogLevel.Warning, new(3, "Secret"), $"The URL holds {Secret} and pa%22ss%20word.", [new("Url", Secret)]);
        Log(log, LogLevel.Error, new(4, "Newlines"), "one\ntwo\r\nthree\ttab \"quoted\" ä 🚀 \ud83d.", []);
        Log(log, LogLevel.Critical, new(5, "Bug"), "A bug.", [], new InvalidOperationException($"It said {Secret}."));
        Approval.Verify(Encoding.UTF8.GetString(output.ToArray()), format);
    }

    [Fact]
    public void Log_BelowTheLevel_IsNotWritten()
    {
        using var output = new MemoryStream();
        ILogger log = Create(output, new LogScope(), LogFormat.Json, LogLevel.Warning);
        Log(log, LogLevel.Information, new(1), "quiet", []);
        Log(log, LogLevel.None, new(1), "none", []);
        Assert.Empty(output.ToArray());
        Assert.False(log.IsEnabled(LogLevel.Information));
        Assert.True(log.IsEnabled(LogLevel.Warning));
    }

    [Theory]
    [InlineData(true, "INFO")]
    [InlineData(false, "{\"time\"")]
    public void Create_NoFormatGiven_IsTextOnATerminal(bool isTerminal, string start)
    {
        using var output = new MemoryStream();
        ILogger log = new LogOutput(new LogSink(output), isTerminal, new FakeTimeProvider()).Create(format: null, LogLevel.Information, new LogScope());
        Log(log, LogLevel.Information, new(1), "x", []);
        Assert.StartsWith(start, Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WhoReadsIsGone_GoesOn()
    {
        var sink = new LogSink(new ClosedPipe());
        sink.Write([1]);
        sink.Write([2]);
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(999, "999 bytes")]
    [InlineData(1_000, "1.0 KB")]
    [InlineData(1_234_567, "1.2 MB")]
    [InlineData(5_000_000_000, "5.00 GB")]
    [InlineData(7_250_000_000_000, "7.25 TB")]
    public void Bytes_Count_ReadsLikeThis(long count, string text) => Assert.Equal(text, Quantity.Bytes(count));

    [Theory]
    [InlineData(0.001, "0.00 s")]
    [InlineData(9.87, "9.87 s")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(61, "1 min 1 s")]
    [InlineData(7384, "2 h 3 min")]
    [InlineData(100_000, "27 h 46 min")]
    public void Duration_Seconds_ReadsLikeThis(double seconds, string text) => Assert.Equal(text, Quantity.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Count_InAnyCulture_ReadsTheSame()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberGroupSeparator = ".", NumberDecimalSeparator = "," } };
        try
        {
            Assert.Equal(
                ["1 row", "2 rows", "0 rows", "1,234,567", "1.5 KB"],
                [Quantity.Count(1, "row"), Quantity.Count(2, "row"), Quantity.Count(0, "row"), Quantity.Count(1_234_567), Quantity.Bytes(1_500)]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static ILogger Create(Stream output, LogScope scope, LogFormat format, LogLevel minimum)
        => new LogOutput(new LogSink(output), isTerminal: false, new FakeTimeProvider()).Create(format, minimum, scope);

    private static void Log(
        ILogger log, LogLevel level, EventId id, string text, KeyValuePair<string, object?>[] values, Exception? exception = null)
        => log.Log(level, id, values, exception, (_, _) => text);

    private sealed class ClosedPipe : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("Broken pipe");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }
}
