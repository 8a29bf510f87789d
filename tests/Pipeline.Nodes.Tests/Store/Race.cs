namespace Pipeline.Nodes.Tests.Store;

/// <summary>Lets several runners start at the same moment, each on a thread of its own.</summary>
internal static class Race
{
    public static async Task<T[]> RunAsync<T>(int runners, Func<int, Task<T>> run)
    {
        using var start = new Barrier(runners);
        return await Task.WhenAll(Enumerable.Range(0, runners).Select(runner => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return run(runner);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }
}
