using Microsoft.Extensions.Configuration;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Diagnostics.Tracing;

/// <summary>Whether the environment asks for a trace. Wrong values are warnings: a trace is never worth a failed attempt.</summary>
/// <param name="IsOn">Whether spans are exported.</param>
/// <param name="Warnings">What is wrong with the values, one line each.</param>
internal sealed record TraceSettings(bool IsOn, IReadOnlyList<string> Warnings)
{
    private static readonly string[] Protocols = ["grpc", "http/protobuf"];

    /// <summary>Reads the variables; an empty one is an absent one, as everywhere.</summary>
    public static TraceSettings Read(IConfiguration configuration)
    {
        string? exporter = ValueOf(configuration, OpenTelemetryVariables.TracesExporter);
        string? endpoint = ValueOf(configuration, OpenTelemetryVariables.TracesEndpoint) ?? ValueOf(configuration, OpenTelemetryVariables.Endpoint);
        bool isDisabled = string.Equals(ValueOf(configuration, OpenTelemetryVariables.Disabled), "true", StringComparison.OrdinalIgnoreCase);
        if (isDisabled || exporter == "none" || (exporter is null && endpoint is null))
        {
            return new TraceSettings(IsOn: false, []);
        }

        if (exporter is not null && !exporter.Split(',', StringSplitOptions.TrimEntries).Contains("otlp"))
        {
            return new TraceSettings(
                IsOn: false, [$"{OpenTelemetryVariables.TracesExporter} is '{exporter}', expected otlp or none; nothing is traced"]);
        }

        string[] warnings =
        [
            .. new[] { OpenTelemetryVariables.TracesEndpoint, OpenTelemetryVariables.Endpoint }.Select(name => FaultOfEndpoint(configuration, name)).OfType<string>(),
            .. new[] { OpenTelemetryVariables.TracesProtocol, OpenTelemetryVariables.Protocol }.Select(name => FaultOfProtocol(configuration, name)).OfType<string>(),
        ];
        return new TraceSettings(IsOn: warnings.Length == 0, warnings);
    }

    // The value is not shown: a URL may hold a password.
    private static string? FaultOfEndpoint(IConfiguration configuration, string name)
        => ValueOf(configuration, name) is not { } value
            || (Uri.TryCreate(value, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
            ? null
            : $"{name} is not a URL such as http://collector:4318; nothing is traced";

    private static string? FaultOfProtocol(IConfiguration configuration, string name)
        => ValueOf(configuration, name) is not { } value || Protocols.Contains(value)
            ? null
            : $"{name} is '{value}', expected {string.Join(" or ", Protocols)}; nothing is traced{NearestName.Question(value, Protocols)}";

    private static string? ValueOf(IConfiguration configuration, string name)
        => configuration[name] is { Length: > 0 } value ? value.Trim() : null;
}
