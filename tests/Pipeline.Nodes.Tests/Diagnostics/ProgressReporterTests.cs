using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.EnvironmentVariables;

namespace Pipeline.Nodes.Tests.Diagnostics;

public sealed class ProgressReporterTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryStream _output = new();
    private readonly WorkProgress _progress = new();
    private readonly ILogger _log;

    public ProgressReporterTests()
        => _log = new LogOutput(new LogSink(_output), isTerminal: false, _time).Create(LogFormat.Text, LogLevel.Information, new LogScope());

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Report_EveryFiveSeconds_SaysHowFarItIs()
    {
        using (new ProgressReporter(_progress, _time, _log))
        {
            _time.Advance(TimeSpan.FromSeconds(4.9));
            Assert.Empty(Lines());
            _time.Advance(TimeSpan.FromSeconds(0.1));
            _progress.AddBytes(500_000);
            _time.Advance(TimeSpan.FromSeconds(5));
            _progress.ExpectBytes(2_000_000);
            _progress.AddRows(1_234);
            _time.Advance(TimeSpan.FromSeconds(5));
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(
            ["still working after 5.00 s.", "500.0 KB after 10.0 s.", "500.0 KB of 2.0 MB (25 %), 1,234 rows after 15.0 s."],
            Lines().Select(line => line["INFO    00:00:05.000 ".Length..]));
    }

    private string[] Lines() => Encoding.UTF8.GetString(_output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
