using System.Globalization;
using System.Text;

namespace Pipeline.Nodes.Cli.Dags;

/// <summary>Writes values as Python literals: whatever they hold, they stay data.</summary>
internal static class PythonText
{
    // Where Airflow reads a template's text from a file instead.
    private static readonly string[] TemplateExtensions = [".json", ".yaml", ".yml"];
    private static readonly string[] TemplateMarks = ["{{", "{%", "{#"];

    /// <summary>A string literal, in ASCII.</summary>
    public static string Literal(string value)
    {
        StringBuilder literal = new("\"");
        foreach (Rune rune in value.EnumerateRunes())
        {
            literal.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                >= ' ' and < 127 => rune.ToString(),
                <= 0xFFFF => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
            });
        }

        return literal.Append('"').ToString();
    }

    /// <summary>
    /// A string literal for a field that Airflow renders with Jinja. A value that Jinja would take for a template, or Airflow for the name of a
    /// template's file, is wrapped in an expression that gives exactly this value.
    /// </summary>
    public static string TemplatedLiteral(string value) => IsTemplate(value)
        ? Literal($"{{{{ {JinjaLiteral(value)} }}}}")
        : Literal(value);

    /// <summary>A dictionary of strings.</summary>
    public static string Dictionary(IReadOnlyDictionary<string, string> values) =>
        $"{{{string.Join(", ", values.Select(value => $"{Literal(value.Key)}: {TemplatedLiteral(value.Value)}"))}}}";

    // Braces too: they would end the expression in some versions of Jinja.
    private static string JinjaLiteral(string value) =>
        string.Concat(Literal(value).Select(character => character is '{' or '}' or '%' or '#' ? $"\\x{(int)character:x2}" : character.ToString()));

    private static bool IsTemplate(string value) =>
        TemplateMarks.Any(mark => value.Contains(mark, StringComparison.Ordinal))
        || TemplateExtensions.Any(extension => value.EndsWith(extension, StringComparison.Ordinal));
}
