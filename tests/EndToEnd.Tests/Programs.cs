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
    public static NodeProgram LineCountJit { get; } = Jit(Path.Combine("samples", "line-count"), "line-count");

    /// <summary>Publishes many artifacts, or reads many; on the JIT.</summary>
    public static NodeProgram Regroup { get; } = Jit(Path.Combine("tests", "EndToEnd.Tests", "Regroup"), "regroup");

    private static string Configuration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>The three nodes in order, by type.</summary>
    public static IReadOnlyList<NodeProgram> InOrder => [Fetcher, Analyzer, Renderer];

    /// <summary>A program as the build leaves it, for the JIT.</summary>
    public static NodeProgram Jit(string project, string name) => new(Repository.PathOf(project, "bin", Configuration, "net10.0", name));

    public static NodeProgram Of(string type) => NodeProgram.Published(type);
}
