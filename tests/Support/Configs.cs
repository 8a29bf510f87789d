namespace Pipeline.Nodes.TestSupport;

/// <summary>Config files that several tests use.</summary>
public static class Configs
{
    /// <summary>Three typed sections.</summary>
    public const string Typed = """
        {
          "node_1": { "type": "data-fetcher", "data_url": "bills/focus_sample.csv", "timeout": 30 },
          "node_2": { "type": "cost-analyzer" },
          "node_3": { "type": "chart-renderer" }
        }
        """;

    /// <summary>The short file, without a type: the fetcher takes <c>node_1</c>, the renderer <c>node_2</c>, the analyzer its defaults.</summary>
    public const string ShortFile = """
        {
          "node_1": { "data_url": "bills/focus_sample.csv", "timeout": 30 },
          "node_2": { "output_dir": "results", "chart_dpi": 300 },
          "s3": { "bucket": "pipeline-bucket", "prefix": "cost-analysis" }
        }
        """;
}
