using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Pipeline.Nodes.Diagnostics.Tracing;

/// <summary>Sends the spans of this process to a collector. It changes no exit code and holds the exit up for no longer than <see cref="Patience"/>.</summary>
internal sealed class TraceExport
{
    /// <summary>How long the last spans may take: with the node's grace period and the report, inside the 30 s that Kubernetes gives a pod.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly TracerProvider _provider;
    private readonly CollectorFaults _faults;

    private TraceExport(TracerProvider provider, CollectorFaults faults) => (_provider, _faults) = (provider, faults);

    /// <summary>Begins to export.</summary>
    /// <param name="configuration">Holds the environment variables, which the library reads by itself.</param>
    /// <param name="service">The service's name, where <c>OTEL_SERVICE_NAME</c> gives no other; a source of spans by this name is exported too.</param>
    /// <param name="version">The service's version.</param>
    /// <param name="attributes">What else is known of this process.</param>
    /// <exception cref="Exception">Whatever the library throws where it does not like a variable.</exception>
    public static TraceExport Begin(
        IConfiguration configuration, string service, string version, IEnumerable<KeyValuePair<string, object>> attributes)
    {
        var faults = new CollectorFaults();
        ResourceBuilder resource = ResourceBuilder.CreateEmpty()
            .AddTelemetrySdk()
            .AddService(service, serviceVersion: version)
            .AddAttributes(attributes)
            .AddEnvironmentVariableDetector();
        TracerProvider provider = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .SetResourceBuilder(resource)
            .AddSource(SpanSource.Name, service)
            .AddOtlpExporter(options => Watch(options, faults))
            .Build();
        return new TraceExport(provider, faults);
    }

    /// <summary>Sends what is left, and says so when something did not arrive. Call it once, when the last span has ended.</summary>
    public void End(ILogger log)
    {
        if (!_provider.Shutdown((int)Patience.TotalMilliseconds))
        {
            // Its thread still waits for the collector. It is not disposed under its hands; it ends with the process.
            DiagnosticsLog.TraceIncomplete(log, $"it did not answer within {Patience.TotalSeconds} s");
            return;
        }

        _provider.Dispose();
        if (_faults.First is { } fault)
        {
            DiagnosticsLog.TraceIncomplete(log, fault);
        }
    }

    private static void Watch(OtlpExporterOptions options, CollectorFaults faults)
    {
        Func<HttpClient> create = options.HttpClientFactory;
        options.HttpClientFactory = () => new HttpClient(new CollectorHandler(create(), faults))
        {
            Timeout = TimeSpan.FromMilliseconds(options.TimeoutMilliseconds),
        };
    }
}
