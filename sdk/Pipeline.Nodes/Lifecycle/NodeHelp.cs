using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>What <c>--help</c>, <c>--version</c> and <c>--schema</c> print.</summary>
internal static class NodeHelp
{
    private const int Width = 110;

    public static string WriteSchema(NodeDescription node) => SectionSchema.Write(node.Name, node.Config);

    public static string WriteVersion(NodeDescription node)
    {
        string revision = node.Revision.Length == 0 ? "unknown" : node.Revision;
        return $"{node.Name} {node.Version}\nrevision {revision}\nPipeline.Nodes {ProgramInfo.SdkVersion}\n";
    }

    public static string Write(NodeDescription node)
    {
        JsonObject schema = SectionSchema.Create(node.Name, node.Config);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{node.Name} {node.Version}{(node.Summary.Length == 0 ? "" : $": {node.Summary}")}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Usage: {node.Name}                 runs one attempt of a node and ends with its exit code\n");
        text.Append(CultureInfo.InvariantCulture, $"       {node.Name} --help          prints this\n");
        text.Append(CultureInfo.InvariantCulture, $"       {node.Name} --version       prints the versions\n");
        text.Append(CultureInfo.InvariantCulture, $"       {node.Name} --schema        prints the JSON Schema of its section\n");
        text.Append(CultureInfo.InvariantCulture, $"       {node.Name} --explain       says what an attempt with this environment would do; only reads\n");
        text.Append(CultureInfo.InvariantCulture, $"       {node.Name} --check NAME... prints as JSON what is wrong with these sections of the config file on standard input\n");
        AppendTable(text, $"Settings, in the section of type '{node.Name}' of the config file {{pipeline}}-{{dag-key}}.json:", Settings(schema, node.Type.SettingNames));
        AppendTable(text, "Keys of any section:", Settings(schema, CommonKeys.All));
        AppendTable(text, "Environment:", EnvironmentNames.All.Select(variable => (variable.Name, Variable(variable))));
        AppendTable(text, "Exit codes:", Enum.GetValues<ExitCode>().Select(code => (((int)code).ToString(CultureInfo.InvariantCulture), ExitCodeText(code))));
        return text.ToString();
    }

    private static IEnumerable<(string Name, string Text)> Settings(JsonObject schema, IEnumerable<string> names)
    {
        var properties = (JsonObject)schema["properties"]!;
        string[] required = [.. (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>())];
        foreach (string name in names)
        {
            yield return (name, SettingText.Of((JsonObject)properties[name]!, required.Contains(name)));
        }
    }

    private static string Variable(EnvironmentVariable variable) => variable.Default switch
    {
        "" => variable.Meaning,
        "required" => $"{variable.Meaning}; required",
        string other => $"{variable.Meaning}; default: {other}",
    };

    private static string ExitCodeText(ExitCode code) => $"{ExitCodeInfo.NameOf(code)}: {ExitCodeInfo.MeaningOf(code)}"
        + (code == ExitCode.Ok || code == ExitCode.Skipped ? "" : ExitCodeInfo.RetryHelps(code) ? " (a retry may help)" : " (a retry does not help)");

    private static void AppendTable(StringBuilder text, string title, IEnumerable<(string Name, string Text)> rows)
    {
        (string Name, string Text)[] table = [.. rows];
        if (table.Length == 0)
        {
            return;
        }

        int indent = table.Max(row => row.Name.Length) + 4;
        text.Append(CultureInfo.InvariantCulture, $"\n{title}\n");
        foreach ((string name, string meaning) in table)
        {
            text.Append($"  {name}".PadRight(indent));
            AppendWrapped(text, meaning, indent);
        }
    }

    private static void AppendWrapped(StringBuilder text, string paragraph, int indent)
    {
        int column = indent;
        foreach (string word in paragraph.Split(' '))
        {
            if (column > indent && column + 1 + word.Length > Width)
            {
                text.Append('\n').Append(' ', indent);
                column = indent;
            }
            else if (column > indent)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += word.Length;
        }

        text.Append('\n');
    }
}
