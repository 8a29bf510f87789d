using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Nodes.Cli.Configs;
using Pipeline.Nodes.Cli.Configs.Differences;
using Pipeline.Nodes.Cli.Configs.Versions;
using Pipeline.Nodes.Cli.Dags;
using Pipeline.Nodes.Cli.Doctor;
using Pipeline.Nodes.Cli.Keys;
using Pipeline.Nodes.Cli.Permissions;
using Pipeline.Nodes.Cli.Status;
using Pipeline.Nodes.Cli.Triggers;
using Pipeline.Nodes.Cli.Verification;

namespace Pipeline.Nodes.Cli.Results;

/// <summary>The JSON of what commands print. <c>pipeline run</c> has one of its own.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(FailureReport))]
[JsonSerializable(typeof(KeyReport))]
[JsonSerializable(typeof(DagReport))]
[JsonSerializable(typeof(DifferenceReport))]
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(HistoryReport))]
[JsonSerializable(typeof(PolicyDocument))]
[JsonSerializable(typeof(PullReport))]
[JsonSerializable(typeof(PushReport))]
[JsonSerializable(typeof(StatusReport))]
[JsonSerializable(typeof(TriggerReport))]
[JsonSerializable(typeof(VerificationReport))]
[JsonSerializable(typeof(NewFileReport))]
[JsonSerializable(typeof(ValidationReport))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    private static ReportJson? _all;

    /// <summary>Quotes and letters of all languages stay as they are: the documents are no part of a web page.</summary>
    public static ReportJson All =>
        _all ??= new ReportJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The document, indented, with a line end.</summary>
    public static string Write<T>(T report, JsonTypeInfo<T> type) => JsonSerializer.Serialize(report, type) + "\n";
}
