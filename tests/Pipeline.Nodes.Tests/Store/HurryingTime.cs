namespace Pipeline.Nodes.Tests.Store;

/// <summary>A clock for code that pauses between tries: nobody waits, and the clock says that everybody did.</summary>
internal sealed class HurryingTime : TimeProvider
{
    private long _skippedTicks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Skipped;

    public override long GetTimestamp()
        => System.GetTimestamp() + (long)(Skipped.TotalSeconds * System.TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            Interlocked.Add(ref _skippedTicks, dueTime.Ticks);
            dueTime = TimeSpan.Zero;
        }

        return System.CreateTimer(callback, state, dueTime, period);
    }

    private TimeSpan Skipped => new(Interlocked.Read(ref _skippedTicks));
}
