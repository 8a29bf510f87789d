using Microsoft.CodeAnalysis;

namespace Pipeline.Nodes.Analyzers;

/// <summary>Every rule, with its text. Each has a page in <c>docs/analyzers</c>.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor LoopIgnoresToken = Rule(
        "PN0001",
        "A loop of a node ignores its cancellation token",
        "The loop ignores '{0}': after SIGTERM it goes on until the pod is killed. Pass the token to a call in it, or call {0}.ThrowIfCancellationRequested().");

    public static readonly DiagnosticDescriptor TokenNotPassed = Rule(
        "PN0002",
        "A call in a node does not pass the cancellation token on",
        "'{0}' takes a cancellation token and is not given '{1}': after SIGTERM the node waits for it");

    public static readonly DiagnosticDescriptor ProcessState = Rule(
        "PN0003",
        "A node uses the console, the environment or the end of the process",
        "'{0}' in a node: {1}");

    public static readonly DiagnosticDescriptor NotFillable = Rule(
        "PN0004",
        "JSON cannot fill a config record",
        "{0}");

    public static readonly DiagnosticDescriptor LostDefault = Rule(
        "PN0005",
        "A default of a config record is lost in a native program",
        "The default of '{0}' is lost where the node is compiled ahead of time: it is {1} there. Make it a parameter of the constructor with a constant default.");

    public static readonly DiagnosticDescriptor OutsideOutput = Rule(
        "PN0006",
        "A node writes outside its output folder",
        "'{0}' {1}");

    public static readonly DiagnosticDescriptor AsyncVoid = Rule(
        "PN0007",
        "A node does work that nobody awaits",
        "'{0}' is async and returns void: the host publishes without waiting for it, and its exception ends the process. Return a Task and await it.");

    public static readonly DiagnosticDescriptor NoUnit = Rule(
        "PN0008",
        "A number of a config record does not say its unit",
        "The setting '{0}' is a number without a description: say what it counts and in which unit, with [property: Description(\"…\")]. It is shown by --help and --schema.");

    public static readonly DiagnosticDescriptor NoContext = Rule(
        "PN0009",
        "A native program lacks the JSON context of its config record",
        "PublishAot is set, and RunAsync is not given a JSON context: the config record '{0}' cannot be read by reflection in a native program. Pass one with [JsonSerializable(typeof({0}))].");

    public static readonly DiagnosticDescriptor UnknownToContext = Rule(
        "PN0010",
        "A JSON context does not know the node's config record",
        "'{0}' does not know the config record '{1}': the program ends at its start. Add [JsonSerializable(typeof({1}))] to it.");

    private static DiagnosticDescriptor Rule(string id, string title, string message)
        => new(id, title, message, "Pipeline.Nodes", DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
