using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.EndToEnd.Tests;

/// <summary>The programs that the tests drive: native, as they are shipped.</summary>
internal static class Programs
{
    public static NodeProgram Fetcher { get; } = NodeProgram.Published("data-fetcher");

    public static NodeProgram Analyzer { get; } = NodeProgram.Published("cost-analyzer");

    public static NodeProgram Renderer { get; } = NodeProgram.Published("chart-renderer");

    /// <summary>The smallest node, compiled ahead of time.</summary>
    public static NodeProgram LineCount { get; } = NodeProgram.Published("line-count");

    /// <summary>The smallest node on the JIT.</summary>
    public static NodeProgram LineCountJit { get; } = new(Repository.PathOf("samples", "line-count", "bin", Configuration, "net10.0", "line-count"));

    private static string Configuration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>The three nodes in order, by type.</summary>
    public static IReadOnlyList<NodeProgram> InOrder => [Fetcher, Analyzer, Renderer];

    public static NodeProgram Of(string type) => NodeProgram.Published(type);
}
