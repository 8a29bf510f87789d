using System.Threading.Channels;
using Pipeline.Nodes.ChartRenderer.Fonts;

namespace Pipeline.Nodes.ChartRenderer.Painting;

/// <summary>
/// Threads that write pictures while the next ones are laid out. Each has a ruler of its own. No more pictures wait than there are threads: whoever
/// brings one more waits. To be used from one thread.
/// </summary>
internal sealed class Painters : IAsyncDisposable
{
    /// <summary>How many pictures are written at once. Each takes up to <see cref="ChartPainter.BandBytes"/>, so that more would take more memory.</summary>
    public const int Count = 2;

    private readonly Channel<Action<TextRuler>> _pictures = Channel.CreateBounded<Action<TextRuler>>(Count);
    private readonly Task[] _threads;

    public Painters() =>
        _threads = [.. Enumerable.Range(0, Count).Select(_ => Task.Factory.StartNew(Paint, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];

    /// <summary>Hands over a picture and returns when there is room for it.</summary>
    /// <param name="write">Writes the picture, on another thread.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the picture is written, and fails as writing it fails.</returns>
    public async Task<Task> AddAsync(Action<TextRuler> write, CancellationToken cancellationToken)
    {
        TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await _pictures.Writer.WriteAsync(
            ruler =>
            {
                try
                {
                    write(ruler);
                    written.SetResult();
                }
                catch (Exception error)
                {
                    written.SetException(error);
                }
            },
            cancellationToken);
        return written.Task;
    }

    /// <summary>Waits for the pictures that were handed over.</summary>
    public async ValueTask DisposeAsync()
    {
        _pictures.Writer.TryComplete();
        await Task.WhenAll(_threads);
    }

    private void Paint()
    {
        using TextRuler ruler = new();
        foreach (Action<TextRuler> write in _pictures.Reader.ReadAllAsync().ToBlockingEnumerable())
        {
            write(ruler);
        }
    }
}
