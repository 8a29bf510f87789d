using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Store.Folder;
using Pipeline.Nodes.Tests.Publishing;
using Pipeline.Nodes.Tests.Store;

namespace Pipeline.Nodes.Tests.Lifecycle;

public sealed class NodeExecutorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryStream _output = new();
    private readonly ILogger _log;

    public NodeExecutorTests()
        => _log = new LogOutput(new LogSink(_output), isTerminal: false, _time).Create(LogFormat.Text, LogLevel.Information, new LogScope());

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
    }

    [Fact]
    public async Task Execute_NodeEnds_Ends()
    {
        bool done = false;
        await ExecuteAsync((_, _) => Task.FromResult(done = true), CancellationToken.None);
        Assert.True(done);
    }

    [Fact]
    public async Task Execute_NodeThrows_ItsExceptionArrives()
        => await Assert.ThrowsAsync<InvalidDataException>(() => ExecuteAsync((_, _) => throw new InvalidDataException(), CancellationToken.None));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Execute_ToldToStopAndThrows_IsStopped(bool throwsOther)
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ExecuteAsync(
            async (_, token) =>
            {
                await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
                throw throwsOther ? new InvalidDataException() : new OperationCanceledException();
            },
            stop.Token));
    }

    [Fact]
    public async Task Execute_ToldToStopButEnds_IsStoppedAllTheSame()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ExecuteAsync((_, _) => stop.CancelAsync(), stop.Token));
    }

    [Fact]
    public async Task Execute_NodeIgnoresTheToken_IsLeftAfterTheGracePeriod()
    {
        using var stop = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        Task execution = ExecuteAsync(
            (_, _) =>
            {
                started.SetResult();
                return never.Task;
            },
            stop.Token);
        await started.Task;
        await stop.CancelAsync();
        while (!execution.IsCompleted)
        {
            // The grace period begins on another thread, so the clock is pushed until it has been seen.
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => execution);
        Assert.Contains(
            "The node did not stop within 10 s after SIGTERM; the process ends without it.", Encoding.UTF8.GetString(_output.ToArray()), StringComparison.Ordinal);
        never.SetResult();
    }

    private async Task ExecuteAsync(Func<NodeRun, CancellationToken, Task> execute, CancellationToken stop)
    {
        var store = new FolderStore(_folder.Path, _time);
        var progress = new WorkProgress();
        await using var inputs = new InputSet(store, [], [], _folder.Path, progress, (_, _) => throw new InvalidOperationException());
        await using var outputs = new OutputSet(store, "out/", _folder.Path, "one");
        var context = new RunContext(
            PublishingWorkspace.Identity("one"), inputs, outputs, progress, _log, _time, WhenEmpty.Fail);
        await new NodeExecutor(_time, () => "SIGTERM", _log).ExecuteAsync(new DelegateNode(execute), context, new LineCountConfig(), stop);
    }
}
