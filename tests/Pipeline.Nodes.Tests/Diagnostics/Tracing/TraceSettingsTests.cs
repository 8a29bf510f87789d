using Microsoft.Extensions.Configuration;
using Pipeline.Nodes.Diagnostics.Tracing;

namespace Pipeline.Nodes.Tests.Diagnostics.Tracing;

public sealed class TraceSettingsTests
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318";

    [Theory]
    [InlineData(false)]
    [InlineData(true, Endpoint)]
    [InlineData(true, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=https://collector/v1/traces")]
    [InlineData(true, "OTEL_TRACES_EXPORTER=otlp")]
    [InlineData(true, "OTEL_TRACES_EXPORTER=console, otlp")]
    [InlineData(true, Endpoint, "OTEL_SDK_DISABLED=false")]
    [InlineData(false, Endpoint, "OTEL_SDK_DISABLED=TRUE")]
    [InlineData(false, Endpoint, "OTEL_TRACES_EXPORTER=none")]
    [InlineData(false, "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT=http://collector:4318")]
    [InlineData(false, "OTEL_EXPORTER_OTLP_ENDPOINT=")]
    public void Read_RightValues_SayWhetherItIsOn(bool isOn, params string[] variables)
    {
        TraceSettings settings = Read(variables);
        Assert.Equal(isOn, settings.IsOn);
        Assert.Empty(settings.Warnings);
    }

    [Theory]
    [InlineData("OTEL_TRACES_EXPORTER is 'zipkin', expected otlp or none; nothing is traced", Endpoint, "OTEL_TRACES_EXPORTER=zipkin")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT is not a URL such as http://collector:4318; nothing is traced", "OTEL_EXPORTER_OTLP_ENDPOINT=collector:4318")]
    [InlineData(
        "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL is 'http/protobuff', expected grpc or http/protobuf; nothing is traced. Did you mean 'http/protobuf'?",
        Endpoint,
        "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL=http/protobuff")]
    public void Read_WrongValue_IsAWarningAndNothingIsTraced(string warning, params string[] variables)
    {
        TraceSettings settings = Read(variables);
        Assert.False(settings.IsOn);
        Assert.Equal(warning, Assert.Single(settings.Warnings));
    }

    private static TraceSettings Read(string[] variables) => TraceSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(variables.Select(variable => variable.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])))
        .Build());
}
