namespace Pipeline.Nodes.Testing.Faults;

/// <summary>
/// A clock for code that pauses between tries: nobody waits through a pause, and the clock says that everybody did. What is longer than a
/// pause is a time limit, and takes the time that it takes.
/// </summary>
internal sealed class HurryingTime : TimeProvider
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private long _skippedTicks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Skipped;

    public override long GetTimestamp()
        => System.GetTimestamp() + (long)(Skipped.TotalSeconds * System.TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero && dueTime <= LongestPause)
        {
            Interlocked.Add(ref _skippedTicks, dueTime.Ticks);
            dueTime = TimeSpan.Zero;
        }

        return System.CreateTimer(callback, state, dueTime, period);
    }

    private TimeSpan Skipped => new(Interlocked.Read(ref _skippedTicks));
}
