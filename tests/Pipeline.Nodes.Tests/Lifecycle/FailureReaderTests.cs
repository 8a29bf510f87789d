using System.Text;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Tests.Publishing;

namespace Pipeline.Nodes.Tests.Lifecycle;

public sealed class FailureReaderTests
{
    [Fact]
    public void Read_EveryKindOfEnd_ReadsAsApproved()
    {
        var text = new StringBuilder();
        Append(text, new UsageException([new Problem("DAG_KEY is not set"), new Problem("PIPELINE_TRY_NUMBER is 'x'")]), Phase.Environment, known: false);
        Append(text, new ConfigException("cost-analysis-a7b3c9d2.json", [new Problem("unknown setting 'labl'", "/node_1/labl", 3)]), Phase.Config, known: false);
        Append(text, new BadDataException("one\ntwo"), Phase.Process);
        Append(text, new SkippedException("input.csv holds no rows; 'when_empty' is 'skip'."), Phase.Process);
        Append(text, new InvalidOperationException("Sequence contains no elements"), Phase.Process);
        Append(text, new InvalidOperationException("Sequence contains no elements"), Phase.Commit);
        Append(text, new OperationCanceledException(), Phase.Process, signal: "SIGTERM");
        Append(text, new OperationCanceledException(), Phase.Process, deadlinePassed: true);
        Append(text, new TaskCanceledException("The request timed out."), Phase.Process);
        Append(text, new IOException("No space left on device", 28), Phase.Process);
        Append(text, new UnauthorizedAccessException("Access to the path is denied."), Phase.Process);
        Append(text, new FileNotFoundException("Could not find file 'x'."), Phase.Process);
        Approval.Verify(text.ToString());
    }

    [Fact]
    public void Read_Bug_CarriesTheStackTraceAndNothingElseDoes()
    {
        AttemptState state = State(Phase.Process, known: true);
        var bug = new InvalidOperationException();
        Assert.Same(bug, FailureReader.Read(bug, state, signal: null, deadlinePassed: false).Bug);
        Assert.Null(FailureReader.Read(new BadDataException("x"), state, signal: null, deadlinePassed: false).Bug);
    }

    [Fact]
    public void Read_MemoryRanOut_SaysWhatToRaiseAndIsNoBug()
    {
        AttemptResult result = FailureReader.Read(new InsufficientMemoryException(), State(Phase.Process, known: true), signal: null, deadlinePassed: false);

        Assert.Equal(ExitCode.Software, result.ExitCode);
        Assert.Contains("LineCount.ExecuteAsync ran out of memory: its heap may hold", result.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("bug", result.Message, StringComparison.Ordinal);
    }

    private static void Append(
        StringBuilder text, Exception exception, string phase, bool known = true, string? signal = null, bool deadlinePassed = false)
        => text.AppendLine(FailureReader.Read(exception, State(phase, known), signal, deadlinePassed).Message);

    private static AttemptState State(string phase, bool known)
    {
        var phases = new PhaseClock(new FakeTimeProvider(), new LogScope());
        if (phase != Phase.Environment)
        {
            phases.Enter(phase, NullLogger.Instance);
        }

        var environment = new NodeEnvironment { DagKey = "a7b3c9d2", WorkDirectory = "/tmp", Deadline = TimeSpan.FromMinutes(5) };
        var node = NodeDescription.Of(new LineCount(), new DefaultJsonTypeInfoResolver());
        return new AttemptState(node, phases)
        {
            Environment = environment,
            Identity = known ? PublishingWorkspace.Identity("one") : null,
            Config = known
                ? new NodeConfigLoader(node.Name, node.Config, environment, _ => null).Load(
                    """{ "node_1": { "type": "line-count" } }"""u8.ToArray(), new ConfigFileName("cost-analysis", "a7b3c9d2"))
                : null,
        };
    }
}
