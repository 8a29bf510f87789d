namespace Pipeline.Nodes.Diagnostics.Tracing;

/// <summary>What went wrong on the way to the collector: the library itself keeps it to itself. Thread-safe.</summary>
internal sealed class CollectorFaults
{
    private readonly Lock _lock = new();
    private string? _first;

    /// <summary>The first fault in words; <see langword="null"/> where there was none.</summary>
    public string? First
    {
        get
        {
            lock (_lock)
            {
                return _first;
            }
        }
    }

    /// <summary>Keeps a fault, unless there was one before.</summary>
    public void Add(Uri? collector, string reason)
    {
        lock (_lock)
        {
            _first ??= $"{collector?.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)}: {reason.TrimEnd('.')}";
        }
    }
}
