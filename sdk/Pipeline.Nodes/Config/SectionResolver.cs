using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Config;

/// <summary>Finds the section of a node that knows only its own type.</summary>
internal static class SectionResolver
{
    /// <summary>Finds the section.</summary>
    /// <param name="file">The config file.</param>
    /// <param name="type">The node's type.</param>
    /// <param name="requestedNode">What <c>PIPELINE_NODE</c> says; <see langword="null"/> where it is not set.</param>
    /// <exception cref="UsageException">Two sections fit equally well, or the one asked for is of another type.</exception>
    /// <exception cref="ConfigException">There is no such section.</exception>
    public static SectionChoice Resolve(PipelineConfigFile file, KnownNodeType type, string? requestedNode)
    {
        if (requestedNode is not null)
        {
            return FindRequested(file, type, requestedNode);
        }

        return TryResolve(file, type) ?? Defaults(file, type);
    }

    /// <summary>Finds the section for one of several known types, as the tool does: <see langword="null"/> where there is none.</summary>
    /// <exception cref="UsageException">Two sections fit equally well.</exception>
    public static SectionChoice? TryResolve(PipelineConfigFile file, KnownNodeType type) =>
        Single(file, type, SectionRule.Typed, "of type", section => section.Type == type.Name)
        ?? Single(file, type, SectionRule.NamedLikeType, "named like", section => IsNamedLike(section, type))
        ?? Single(file, type, SectionRule.HoldsSetting, "without a type that hold settings of", section => HoldsSetting(section, type))
        ?? Single(file, type, SectionRule.HoldsSetting, "without a type that nearly hold settings of", section => NearlyHolds(section, type));

    private static SectionChoice FindRequested(PipelineConfigFile file, KnownNodeType type, string name)
    {
        Section? section = file.Find(name);
        if (section is null)
        {
            throw new ConfigException(
                $"{file.Name}: there is no section '{name}', which {EnvironmentNames.Node} asks for. Sections: {file.DescribeSections()}"
                + NearestName.Question(name, [.. file.Sections.Select(other => other.Name)]));
        }

        if (section.Type is not null && section.Type != type.Name)
        {
            throw new UsageException(
                $"{EnvironmentNames.Node} is '{name}', a section of type '{section.Type}' in {file.Name},"
                + $" but this program is '{type.Name}': run the image of '{section.Type}', or set {EnvironmentNames.Node} to another section ({file.DescribeSections()})");
        }

        return new SectionChoice(type.Name, section, SectionRule.Named, $"{EnvironmentNames.Node} names it");
    }

    private static SectionChoice? Single(
        PipelineConfigFile file, KnownNodeType type, SectionRule rule, string description, Func<Section, bool> fits)
    {
        List<Section> candidates = [.. file.Sections.Where(fits)];
        return candidates.Count switch
        {
            0 => null,
            1 => new SectionChoice(type.Name, candidates[0], rule, ReasonOf(rule, candidates[0], type)),
            _ => throw new UsageException(
                $"{file.Name} has {candidates.Count} sections {description} '{type.Name}':"
                + $" {string.Join(", ", candidates.Select(section => section.Name))}. Set {EnvironmentNames.Node} to one of them"),
        };
    }

    private static string ReasonOf(SectionRule rule, Section section, KnownNodeType type) => rule switch
    {
        SectionRule.Typed => "its type says so",
        SectionRule.NamedLikeType => "its name is the type's",
        _ => SettingOf(section, type) is string setting
            ? $"it has no type, and its key '{setting}' is a setting of this type"
            : "it has no type, and one of its keys is nearly a setting of this type",
    };

    private static SectionChoice Defaults(PipelineConfigFile file, KnownNodeType type)
    {
        if (!type.RequiresNothing)
        {
            throw new ConfigException(
                $"{file.Name}: no section is for node type '{type.Name}'. Sections: {file.DescribeSections()}."
                + $" Write \"type\": \"{type.Name}\" into one of them, or set {EnvironmentNames.Node}");
        }

        // The node would go by the name of a section that is another node's.
        return file.Find(GraphNode.SectionNameOf(type.Name)) is Section other
            ? throw new ConfigException(
                $"{file.Name}: the section '{other.Name}' is named like node type '{type.Name}' but is of type '{other.Type}'."
                + $" Rename it, or write a section with \"type\": \"{type.Name}\"")
            : new SectionChoice(type.Name, Section: null, SectionRule.Defaults, "no section is for it, and its type requires nothing");
    }

    private static bool IsNamedLike(Section section, KnownNodeType type) =>
        section.Type is null && section.Name == GraphNode.SectionNameOf(type.Name);

    private static bool HoldsSetting(Section section, KnownNodeType type) => section.Type is null && SettingOf(section, type) is not null;

    private static string? SettingOf(Section section, KnownNodeType type) =>
        section.Node.Members.FirstOrDefault(member => type.SettingNames.Contains(member.Name))?.Name;

    // A near miss of a common key (output_di) says nothing about the type.
    private static bool NearlyHolds(Section section, KnownNodeType type) => section.Type is null
        && section.Node.Members.Any(member => !member.IsUsersOwn
            && NearestName.Of(member.Name, CommonKeys.All.Concat(type.SettingNames)) is string nearest
            && type.SettingNames.Contains(nearest));
}
