using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>What stands behind a <see cref="NodeRun"/>.</summary>
internal sealed record RunContext(
    RunIdentity Identity,
    InputSet Inputs,
    OutputSet Outputs,
    WorkProgress Progress,
    ILogger Logger,
    TimeProvider Time,
    WhenEmpty WhenEmpty)
{
    public Counters Counters { get; } = new();

    public ConcurrentQueue<SourceRecord> SourceRecords { get; } = new();

    /// <exception cref="BadDataException">The section says <c>fail</c>.</exception>
    /// <exception cref="SkippedException">The section says <c>skip</c>.</exception>
    public void ReportEmpty(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        switch (WhenEmpty)
        {
            case WhenEmpty.Skip:
                throw new SkippedException($"{reason}; 'when_empty' is 'skip'.");
            case WhenEmpty.Publish:
                LifecycleLog.Empty(Logger, reason);
                break;
            default:
                throw new BadDataException($"{reason}. If that is no failure, set 'when_empty' to 'publish' or 'skip' in section '{Identity.Section}'.");
        }
    }
}
