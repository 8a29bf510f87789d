using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>Publishing to a bucket with versions, where a RADOS Gateway honours no conditions: nothing is claimed.</summary>
public sealed class UnclaimedTests(S3Stores stores)
{
    [Fact]
    public async Task Publish_FirstTime_IsReadWholeAndWarnsOnce()
    {
        using PairWorkspace workspace = await MakeAsync();
        AttemptEnd end = await workspace.RunAsync(PairWorkspace.Run, 1);
        Assert.Equal((ExitCode.Ok, stores.Server.IsOwn ? 1 : end.ConditionWarnings), (end.ExitCode, end.ConditionWarnings));
        Assert.Equal(Seen.Complete(end.Token), await workspace.ReadAsync());
    }

    [Fact]
    public async Task Publish_OverAnEarlierRun_ReplacesIt()
    {
        using PairWorkspace workspace = await MakeAsync();
        Assert.Equal(Seen.Complete(await workspace.PublishEarlierAsync()), await workspace.ReadAsync());
        AttemptEnd end = await workspace.RunAsync(PairWorkspace.Run, 1);
        Assert.Equal(Seen.Complete(end.Token), await workspace.ReadAsync());
    }

    [Fact]
    public async Task Publish_LaterTryWasThere_IsFencedOut()
    {
        using PairWorkspace workspace = await MakeAsync();
        AttemptEnd later = await workspace.RunAsync(PairWorkspace.Run, 2);
        AttemptEnd next = await workspace.RunAsync("run-2", 1);
        AttemptEnd older = await workspace.RunAsync(PairWorkspace.Run, 1);
        Assert.Equal((ExitCode.Ok, ExitCode.Ok, ExitCode.Temporary), (later.ExitCode, next.ExitCode, older.ExitCode));
        Assert.Contains("try 2 of run 'run-1'", older.Message, StringComparison.Ordinal);
        Assert.Equal(Seen.Complete(next.Token), await workspace.ReadAsync());
    }

    private async Task<PairWorkspace> MakeAsync()
        => await PairWorkspace.MakeAsync(stores, await stores.Server.MakeBucketAsync(versions: true), number: 1, ofEveryRun: true);
}
