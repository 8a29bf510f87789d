using System.Text.Json;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Config;

/// <summary>A config file: its syntax, the common keys of all sections and the section <c>s3</c> are checked.</summary>
internal sealed class PipelineConfigFile
{
    private const string S3SectionName = "s3";
    private static readonly string[] S3Keys = ["bucket", "prefix"];

    private PipelineConfigFile(ConfigFileName name, IReadOnlyList<Section> sections, S3Settings s3)
    {
        Name = name;
        Sections = sections;
        S3 = s3;
    }

    /// <summary>The file's name, which holds the pipeline's name and the DAG key.</summary>
    public ConfigFileName Name { get; }

    /// <summary>The nodes' sections in the order of the file; <c>s3</c> and the user's own are not among them.</summary>
    public IReadOnlyList<Section> Sections { get; }

    /// <summary>Where the workspace is.</summary>
    public S3Settings S3 { get; }

    /// <summary>The workspace's prefix in the bucket, with its trailing <c>/</c>: <c>cost-analysis-a7b3c9d2/</c>.</summary>
    public string WorkspacePrefix => $"{S3.Prefix}-{Name.DagKey}/";

    /// <summary>Reads and checks a config file, without the graph and the settings of any type.</summary>
    /// <param name="utf8">The file's bytes, with or without a byte order mark.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="defaultBucket">The bucket where the file names none: <see cref="NodeEnvironment.Bucket"/>.</param>
    /// <exception cref="ConfigException">The file is invalid; names every problem.</exception>
    public static PipelineConfigFile Parse(ReadOnlyMemory<byte> utf8, ConfigFileName name, string defaultBucket)
    {
        ProblemCollector problems = new(name.ToString());
        PipelineConfigFile? file = Parse(utf8.Span, name, defaultBucket, problems);
        problems.ThrowIfAny();
        return file!;
    }

    /// <summary>Reads a config file as far as it goes; <see langword="null"/> where its syntax is broken.</summary>
    public static PipelineConfigFile? Parse(ReadOnlySpan<byte> utf8, ConfigFileName name, string defaultBucket, ProblemCollector problems)
    {
        ConfigNode? root = ConfigTreeReader.Read(utf8, problems);
        if (root is null)
        {
            return null;
        }

        if (root.Kind != JsonValueKind.Object)
        {
            problems.Add(root, $"the file holds {root.Describe()}, expected an object with one section for each node");
            return null;
        }

        S3Settings s3 = new(defaultBucket, name.PipelineName);
        List<Section> sections = [];
        SectionReader reader = new(problems);
        foreach (ConfigMember member in root.Members.Where(member => !member.IsUsersOwn))
        {
            if (member.Name == S3SectionName)
            {
                s3 = ReadS3(member.Value, s3, reader, problems);
            }
            else if (string.Equals(member.Name, S3SectionName, StringComparison.OrdinalIgnoreCase))
            {
                problems.Add(member.Value.Pointer, member.Line, $"unknown section '{member.Name}'. Did you mean '{S3SectionName}'?");
            }
            else if (reader.Read(member) is Section section)
            {
                sections.Add(section);
            }
        }

        return new PipelineConfigFile(name, sections, s3);
    }

    /// <summary>The section with this name, if there is one.</summary>
    public Section? Find(string name) => Sections.FirstOrDefault(section => section.Name == name);

    /// <summary>The sections in words: <c>node_1 (data-fetcher), node_2 (no type)</c>.</summary>
    public string DescribeSections() => Sections.Count == 0
        ? "none"
        : string.Join(", ", Sections.Select(section => $"{section.Name} ({section.Type ?? "no type"})"));

    private static S3Settings ReadS3(ConfigNode node, S3Settings defaults, SectionReader reader, ProblemCollector problems)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            problems.Add(node, $"is {node.Describe()}, expected an object with 'bucket' and 'prefix'");
            return defaults;
        }

        foreach (ConfigMember member in node.Members.Where(member => !S3Keys.Contains(member.Name) && !member.IsUsersOwn))
        {
            string hint = NearestName.Hint(member.Name, S3Keys, "Known settings");
            problems.Add(member.Value.Pointer, member.Line, $"unknown setting '{member.Name}'{hint}");
        }

        return new S3Settings(
            reader.TextOf(node, "bucket", name => BucketNameFormat.FindFault(name) is string fault ? $"{fault}; expected {BucketNameFormat.Expected}" : null) ?? defaults.Bucket,
            reader.TextOf(node, "prefix", FolderName.FindPathFault) ?? defaults.Prefix);
    }
}
