using Pipeline.Nodes.DagKeys;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Keys;

/// <summary>The schemes as a person writes them.</summary>
internal static class SchemeNames
{
    private static readonly (string Name, DagKeyScheme Scheme)[] All =
    [
        ("codeigniter3", DagKeyScheme.CodeIgniter3),
        ("codeigniter4", DagKeyScheme.CodeIgniter4),
        ("codeigniter-legacy", DagKeyScheme.CodeIgniterLegacy),
    ];

    /// <summary>The names, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(each => each.Name)];

    public static string Of(DagKeyScheme scheme) => All.First(each => each.Scheme == scheme).Name;

    /// <exception cref="UsageException">There is no such scheme.</exception>
    public static DagKeyScheme Parse(string? name)
    {
        if (name is null)
        {
            return DagKeyScheme.CodeIgniter3;
        }

        foreach ((string known, DagKeyScheme scheme) in All)
        {
            if (known == name)
            {
                return scheme;
            }
        }

        throw new UsageException($"--scheme: there is no scheme '{name}'{NearestName.Hint(name, Names, "Schemes")}");
    }
}
