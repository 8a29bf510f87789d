namespace Pipeline.Nodes.EnvironmentVariables;

/// <summary>
/// The variables of OpenTelemetry that decide whether and where an attempt is traced. Its library reads all others by itself.
/// <see href="https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/"/>
/// </summary>
internal static class OpenTelemetryVariables
{
    /// <summary><c>true</c>: nothing is traced, whatever the others say.</summary>
    public const string Disabled = "OTEL_SDK_DISABLED";

    /// <summary><c>otlp</c> or <c>none</c>.</summary>
    public const string TracesExporter = "OTEL_TRACES_EXPORTER";

    /// <summary>The collector for everything; the path of the signal is added to it.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The collector for traces, with its path; beats <see cref="Endpoint"/>.</summary>
    public const string TracesEndpoint = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";

    /// <summary><c>grpc</c> or <c>http/protobuf</c>.</summary>
    public const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    /// <summary>The protocol for traces; beats <see cref="Protocol"/>.</summary>
    public const string TracesProtocol = "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL";
}
