using System.Diagnostics;

namespace Pipeline.Nodes.Diagnostics.Tracing;

/// <summary>Where the spans of attempts and phases come from. A span is made only while somebody listens.</summary>
internal static class SpanSource
{
    /// <summary>The name that a listener asks for.</summary>
    public const string Name = "Pipeline.Nodes";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Begins a span below a parent; <see langword="null"/> where nobody listens.</summary>
    public static Activity? Begin(string name, ActivityContext parent) => Source.StartActivity(name, ActivityKind.Internal, parent);
}
