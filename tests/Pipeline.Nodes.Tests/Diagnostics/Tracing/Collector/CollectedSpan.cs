using System.Globalization;

namespace Pipeline.Nodes.Tests.Diagnostics.Tracing.Collector;

/// <summary>A span as it arrived, by the field numbers of <c>opentelemetry/proto/trace/v1/trace.proto</c>.</summary>
internal sealed record CollectedSpan(
    string Name,
    string TraceId,
    string SpanId,
    string ParentSpanId,
    string TraceState,
    bool IsError,
    string StatusMessage,
    ulong Start,
    ulong End,
    IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyDictionary<string, string> Resource,
    IReadOnlyList<IReadOnlyDictionary<string, string>> Events)
{
    private const int Error = 2;

    /// <summary>Reads an <c>ExportTraceServiceRequest</c>.</summary>
    public static IEnumerable<CollectedSpan> ReadRequest(ReadOnlyMemory<byte> request) =>
        from resourceSpans in new ProtobufFields(request).Messages(1)
        let resource = AttributesOf(resourceSpans.Messages(1).Single(), 1)
        from scopeSpans in resourceSpans.Messages(2)
        from span in scopeSpans.Messages(2)
        select Read(span, resource);

    private static CollectedSpan Read(ProtobufFields span, IReadOnlyDictionary<string, string> resource)
    {
        ProtobufFields? status = span.Messages(15).SingleOrDefault();
        return new CollectedSpan(
            span.Text(5),
            span.Hex(1),
            span.Hex(2),
            span.Hex(4),
            span.Text(3),
            status?.Number(3) == Error,
            status?.Text(2) ?? "",
            (ulong)span.Number(7),
            (ulong)span.Number(8),
            AttributesOf(span, 9),
            resource,
            [.. span.Messages(11).Select(happened => AttributesOf(happened, 3))]);
    }

    private static Dictionary<string, string> AttributesOf(ProtobufFields message, int number) => message.Messages(number)
        .ToDictionary(pair => pair.Text(1), pair => Value(pair.Messages(2).Single()));

    private static string Value(ProtobufFields value) => value.Has(1) ? value.Text(1) : value.Number(3).ToString(CultureInfo.InvariantCulture);
}
