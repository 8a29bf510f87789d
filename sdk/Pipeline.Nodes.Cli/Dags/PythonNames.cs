using System.Globalization;
using System.Text;

namespace Pipeline.Nodes.Cli.Dags;

/// <summary>Gives each section a name of its own that Python and Airflow take.</summary>
internal sealed class PythonNames
{
    private const int LongestTaskId = 200;

    // Keywords, builtins that a reader would miss, and the names of the file itself.
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally",
        "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
        "match", "case", "type", "dag", "k8s", "datetime", "timedelta", "timezone", "dict", "list", "str", "secret", "environment", "annotations", "int", "PipelineNodeOperator",
    };

    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _taskIds = new(StringComparer.Ordinal);

    public PythonNames(IEnumerable<string> sections)
    {
        HashSet<string> variables = new(Taken, StringComparer.Ordinal);
        HashSet<string> taskIds = new(StringComparer.Ordinal);
        foreach (string section in sections)
        {
            _variables[section] = Unique(Replace(section, extra: "", first: "node_"), variables);
            _taskIds[section] = Unique(Replace(section, extra: ".-", first: ""), taskIds);
        }
    }

    /// <summary>The variable that holds a section's operator.</summary>
    public string VariableOf(string section) => _variables[section];

    /// <summary>The id of a section's task.</summary>
    public string TaskIdOf(string section) => _taskIds[section];

    private static string Replace(string section, string extra, string first)
    {
        StringBuilder name = new();
        foreach (char character in section.Take(LongestTaskId))
        {
            name.Append(char.IsAsciiLetterOrDigit(character) || character == '_' || extra.Contains(character, StringComparison.Ordinal) ? character : '_');
        }

        // A name of capitals would look like a setting of the file.
        bool plain = name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.ToString().Any(char.IsAsciiLetterLower);
        return plain || first.Length == 0 ? name.Length == 0 ? "node" : name.ToString() : $"{first}{name}";
    }

    private static string Unique(string name, HashSet<string> taken)
    {
        string candidate = name;
        for (int count = 2; !taken.Add(candidate); count++)
        {
            candidate = string.Create(CultureInfo.InvariantCulture, $"{name}_{count}");
        }

        return candidate;
    }
}
