namespace Pipeline.Nodes.Diagnostics;

/// <summary>What every log line carries beside its own text: who is running, and in which phase. Filled in as it becomes known.</summary>
internal sealed class LogScope
{
    /// <summary>The section of the config file.</summary>
    public string? Section { get; set; }

    /// <summary>The run's id.</summary>
    public string? Run { get; set; }

    /// <summary>The attempt's id.</summary>
    public string? Attempt { get; set; }

    /// <summary>The name of the phase that the attempt is in.</summary>
    public string? Phase { get; set; }

    /// <summary>The trace that the attempt belongs to, 32 hex digits; <see langword="null"/> where it is not traced.</summary>
    public string? TraceId { get; set; }

    /// <summary>The span of the phase, 16 hex digits; <see langword="null"/> where the attempt is not traced.</summary>
    public string? SpanId { get; set; }

    /// <summary>Blots out what references to secrets gave.</summary>
    public Func<string, string> Redact { get; set; } = text => text;
}
