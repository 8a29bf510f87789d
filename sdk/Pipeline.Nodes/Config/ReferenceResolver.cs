using System.Text;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Config;

/// <summary>
/// Resolves the references of string settings: <c>${env:NAME}</c>, <c>${file:name}</c> and <c>${run:name}</c>; <c>$${</c> is a literal
/// <c>${</c>. Any other <c>$</c> stands for itself.
/// </summary>
/// <param name="variable">Gives an environment variable; <see langword="null"/> where it is not set.</param>
/// <param name="secretsDirectory">The folder that <c>file</c> references read from.</param>
/// <param name="runParameters">The run parameters by lower-case name.</param>
internal sealed class ReferenceResolver(
    Func<string, string?> variable, string secretsDirectory, IReadOnlyDictionary<string, string> runParameters)
{
    private const string Opening = "${";
    private const string EscapedOpening = "$${";
    private const string HowToEscape = $"write {EscapedOpening} for a literal {Opening}";
    private static readonly string[] Kinds = ["env", "file", "run"];

    // Who edits a config file must not read the pod's identity. Windows and the configuration library compare names without regard to case.
    private static readonly string[] ForbiddenPrefixes = ["AWS_", "OTEL_", "PIPELINE_"];

    private readonly SecretFiles _files = new(secretsDirectory);

    /// <summary>Checks how references are written and resolves none: each stands for a text that is not known.</summary>
    public static ReferenceResolver Offline { get; } = new(_ => null, secretsDirectory: "", new Dictionary<string, string>()) { IsOffline = true };

    private bool IsOffline { get; init; }

    /// <summary>What <c>env</c> and <c>file</c> references gave so far.</summary>
    public SecretValues Secrets { get; init; } = new();

    /// <summary>Whether a text holds a reference or an escaped one, so that it differs from what it stands for.</summary>
    public static bool HasReferences(string text) => text.Contains(Opening, StringComparison.Ordinal);

    /// <summary>Resolves all references of a text.</summary>
    /// <param name="text">The string as it stands in the config file.</param>
    /// <param name="report">Takes the text of each problem; it never holds what a reference gave.</param>
    /// <returns>The text that is meant; <see langword="null"/> where there was a problem.</returns>
    public string? Resolve(string text, Action<string> report)
    {
        StringBuilder result = new();
        bool complete = true;
        int position = 0;
        while (position < text.Length)
        {
            int dollar = text.IndexOf('$', position);
            if (dollar < 0)
            {
                break;
            }

            result.Append(text, position, dollar - position);
            ReadOnlySpan<char> rest = text.AsSpan(dollar);
            if (rest.StartsWith(EscapedOpening))
            {
                result.Append(Opening);
                position = dollar + EscapedOpening.Length;
                continue;
            }

            if (!rest.StartsWith(Opening))
            {
                result.Append('$');
                position = dollar + 1;
                continue;
            }

            int end = rest.IndexOf('}');
            if (end < 0)
            {
                report($"the reference {ConfigNode.Quote(rest.ToString())} has no '}}' at its end; {HowToEscape}");
                return null;
            }

            string? value = ResolveOne(rest[Opening.Length..end].ToString(), report);
            complete &= value is not null;
            result.Append(value);
            position = dollar + end + 1;
        }

        result.Append(text, position, text.Length - position);
        return complete ? result.ToString() : null;
    }

    private string? ResolveOne(string reference, Action<string> report)
    {
        int colon = reference.IndexOf(':', StringComparison.Ordinal);
        string kind = colon < 0 ? reference : reference[..colon];
        string name = colon < 0 ? "" : reference[(colon + 1)..];
        if (!Kinds.Contains(kind) || name.Length == 0)
        {
            string question = colon < 0 || Kinds.Contains(kind) ? "" : NearestName.Question(kind, Kinds);
            report($"unknown reference {Show(reference)}; expected ${{env:NAME}}, ${{file:name}} or ${{run:name}}; {HowToEscape}{question}");
            return null;
        }

        if (kind == "env" && FaultOfVariable(name) is string fault)
        {
            report($"{Show(reference)}: {fault}");
            return null;
        }

        return kind switch
        {
            _ when IsOffline => null,
            "env" => ResolveVariable(name, reference, report),
            "file" => ResolveFile(name, reference, report),
            _ => ResolveRunParameter(name, reference, report),
        };
    }

    private static string? FaultOfVariable(string name) =>
        char.IsAsciiDigit(name[0]) || !name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_')
            ? "the name of an environment variable is letters, digits and '_'"
            : ForbiddenPrefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) is string forbidden
                ? $"a config file must not read {forbidden}* variables; use a variable of another name"
                : null;

    private string? ResolveVariable(string name, string reference, Action<string> report)
    {
        string? value = variable(name);
        if (string.IsNullOrEmpty(value))
        {
            report($"{Show(reference)}: the environment variable {name} is {(value is null ? "not set" : "empty")}");
            return null;
        }

        Secrets.Add(value);
        return value;
    }

    private string? ResolveFile(string name, string reference, Action<string> report)
    {
        string? value = _files.Read(name, out string fault);
        if (value is null)
        {
            report($"{Show(reference)}: {fault}");
            return null;
        }

        Secrets.Add(value);
        return value;
    }

    private string? ResolveRunParameter(string name, string reference, Action<string> report)
    {
        if (runParameters.TryGetValue(name, out string? value))
        {
            return value;
        }

        string lower = name.ToLowerInvariant();
        report(runParameters.ContainsKey(lower)
            ? $"{Show(reference)}: write the name in lower case: '{lower}'"
            : $"{Show(reference)}: {EnvironmentNames.RunParameterPrefix}{name.ToUpperInvariant()} is not set"
                + NearestName.Hint(name, [.. runParameters.Keys], "Run parameters"));
        return null;
    }

    private static string Show(string reference) => ConfigNode.Quote($"{Opening}{reference}}}");
}
