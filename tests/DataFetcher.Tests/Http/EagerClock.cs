using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Nodes.DataFetcher.Tests.Server;

namespace Pipeline.Nodes.DataFetcher.Tests.Http;

/// <summary>A clock on which every short wait, as between two tries, is over as soon as it begins. Longer ones need Advance.</summary>
internal sealed class EagerClock() : FakeTimeProvider(DateTimeOffset.Parse(Answer.Date, CultureInfo.InvariantCulture))
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(45);

    /// <summary>The short waits, in their order.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime <= Short)
        {
            Waits.Enqueue(dueTime);
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }
}
