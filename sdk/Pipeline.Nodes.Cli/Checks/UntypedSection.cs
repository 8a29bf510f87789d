using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Checks;

/// <summary>
/// Tells a section that something else than a node runs (a script, whose folder readers take as it lies) from one whose type was forgotten or whose
/// keys are misspelt.
/// </summary>
internal static class UntypedSection
{
    /// <summary>Why it may not be left without a type; <see langword="null"/>: something else than a node runs it.</summary>
    /// <param name="section">A section that says no type, and that no type was found for.</param>
    /// <param name="catalog">The known types.</param>
    public static string? FindDoubt(Section section, NodeTypeCatalog catalog)
    {
        foreach (ConfigMember member in section.Node.Members.Where(member => !member.IsUsersOwn && !CommonKeys.All.Contains(member.Name)))
        {
            if (NearestName.Of(member.Name, CommonKeys.All.Concat(catalog.All.SelectMany(type => type.Type.SettingNames))) is string nearest)
            {
                return $"it has no type, and its key '{member.Name}' is {WhatIs(nearest, member.Name, catalog)}. Write \"type\" into it, or correct the key";
            }
        }

        if (NearestName.Of(section.Name, catalog.Names) is string named)
        {
            return $"it has no type, and is named like the type '{named}'. Write \"type\" into it, or give it another name";
        }

        return section is { InputFolders: null, OutputFolder: null, DependsOn: [] }
            ? "it has no type, and none can be told from its settings. Write \"type\" into it,"
                + " or where something else than a node runs it, the folder that it writes (\"output_dir\")."
                + $" Known types: {string.Join(", ", catalog.Names)}"
            : null;
    }

    private static string WhatIs(string known, string found, NodeTypeCatalog catalog)
    {
        string nearly = known == found ? "" : $"nearly '{known}', ";
        return CommonKeys.All.Contains(known)
            ? $"{nearly}a key that any section may have"
            : $"{nearly}a setting of '{catalog.All.First(type => type.Type.SettingNames.Contains(known)).Type.Name}'";
    }
}
