using System.Text;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Tests.Config;

/// <summary>Config files for tests.</summary>
internal static class ConfigFiles
{
    /// <summary>The short file of the documentation: no types, and every other key left to its default.</summary>
    public const string Short = """
        {
          "node_1": { "data_url": "https://example.com/data.csv", "timeout": 30 },
          "node_2": { "output_dir": "results", "chart_dpi": 300 },
          "s3": { "bucket": "pipeline-bucket", "prefix": "cost-analysis" }
        }
        """;

    /// <summary>The file of the documentation with types.</summary>
    public const string Typed = """
        {
          "node_1": { "type": "data-fetcher", "data_url": "https://example.com/data.csv", "timeout": 30 },
          "node_2": { "type": "cost-analyzer", "group_by": ["ServiceName", "RegionId"] },
          "node_3": { "type": "chart-renderer", "output_dir": "results", "chart_dpi": 300 },
          "s3": { "bucket": "pipeline-bucket", "prefix": "cost-analysis" }
        }
        """;

    /// <summary>The name of all these files.</summary>
    public static ConfigFileName Name { get; } = new("cost-analysis", "a7b3c9d2");

    /// <summary>Reads a file that must be right.</summary>
    public static PipelineConfigFile Parse(string json) => PipelineConfigFile.Parse(Encoding.UTF8.GetBytes(json), Name, "default-bucket");

    /// <summary>The problems of a file that must be wrong, one a line.</summary>
    public static string ProblemsOf(string json) => ProblemsOf(() => Parse(json));

    /// <summary>The problems that an action ends with, one a line.</summary>
    public static string ProblemsOf(Action action) =>
        Assert.Throws<ConfigException>(action).Message.Replace($"; {Name}", $"\n{Name}", StringComparison.Ordinal);
}
