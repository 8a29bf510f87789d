using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Diagnostics;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>Runs the author's method, says how far it is, and goes on without it when it does not stop.</summary>
internal sealed class NodeExecutor(TimeProvider time, Func<string> stopCause, ILogger log)
{
    /// <summary>How long a node may take to stop: well inside the 30 s that Kubernetes gives a pod.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <exception cref="OperationCanceledException">The node stopped because it was told to, or did not stop in time.</exception>
    public async Task ExecuteAsync(PipelineNode node, RunContext context, object config, CancellationToken stop)
    {
        using var reporter = new ProgressReporter(context.Progress, time, log);

        // On a thread of the pool, so that a method that never awaits can be abandoned too.
        Task work = Task.Run(() => node.ExecuteRunAsync(node.CreateRun(context, config), stop), CancellationToken.None);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (stop.Register(() => stopped.TrySetResult()))
        {
            if (await Task.WhenAny(work, stopped.Task) != work
                && await Task.WhenAny(work, Task.Delay(Grace, time, CancellationToken.None)) != work)
            {
                LifecycleLog.NodeDidNotStop(log, Grace.TotalSeconds, stopCause());
                throw new OperationCanceledException(stop);
            }
        }

        try
        {
            await work;
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // Whatever a node throws while it is being stopped, it is because it is being stopped.
            throw new OperationCanceledException(stop);
        }

        stop.ThrowIfCancellationRequested();
    }
}
