using System.Text.Json.Nodes;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>
/// Answers <c>--check</c>: what this node would reject in its sections of a config file, its rules across settings included. References are
/// left unresolved, so that a machine without the secrets can ask; a rule that a setting with a reference takes part in is not told.
/// </summary>
internal static class SectionCheck
{
    // What a file's name says is checked where it is known.
    private static readonly ConfigFileName AnyName = new("config", "00000000");

    /// <summary>The problems of sections, as JSON.</summary>
    /// <param name="node">This node.</param>
    /// <param name="file">The config file's bytes.</param>
    /// <param name="sections">The sections' names.</param>
    /// <exception cref="ConfigException">The file is no JSON object.</exception>
    /// <exception cref="UsageException">A section is not there.</exception>
    public static string Answer(NodeDescription node, byte[] file, IReadOnlyList<string> sections)
    {
        ProblemCollector inFile = new("the config file");
        if (PipelineConfigFile.Parse(file, AnyName, NodeEnvironment.DefaultBucket, inFile) is not PipelineConfigFile config)
        {
            throw new ConfigException(inFile.FileName, inFile.InFileOrder);
        }

        ProblemCollector problems = new(inFile.FileName);
        SettingsBinder binder = new(node.Config, ReferenceResolver.Offline, problems);
        foreach (string name in sections)
        {
            binder.Bind(config.Sections.FirstOrDefault(section => section.Name == name)
                ?? throw new UsageException($"--check: the config file has no section '{name}'."));
        }

        return new JsonArray([.. problems.InFileOrder.Select(problem => new JsonObject
        {
            ["pointer"] = problem.JsonPointer,
            ["line"] = problem.Line,
            ["text"] = problem.Text,
        })]).ToJsonString() + "\n";
    }
}
