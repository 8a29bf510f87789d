using System.Reflection;
using System.Runtime.Versioning;
using Pipeline.Nodes.TestSupport;

// Signals and the modes of files are those of Unix.
[assembly: SupportedOSPlatform("linux")]

namespace Pipeline.Nodes.Cli.Tests;

/// <summary>The programs that the tests start.</summary>
internal static class Programs
{
    private static readonly string Configuration = typeof(Programs).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Configuration").Value!;

    /// <summary>The tool on the JIT, in a folder where it stands alone.</summary>
    public static string Tool { get; } = Path.Combine(Built("sdk", "Pipeline.Nodes.Cli"), "pipeline");

    /// <summary>The folder of the nodes that were made for these tests.</summary>
    public static string TestNodes { get; } = Built("tests", "Pipeline.Nodes.Cli.Tests", "Nodes", "TestNodes");

    /// <summary>The folder of the smallest node.</summary>
    public static string LineCount { get; } = Built("samples", "line-count");

    /// <summary>The tool as <c>./build.sh publish</c> leaves it.</summary>
    public static string NativeTool => Repository.PathOf("artifacts", "publish", "pipeline", "pipeline") is string path && File.Exists(path)
        ? path
        : throw new FileNotFoundException("The native tool is not there. Run ./build.sh publish first; ./build.sh test does it by itself.");

    /// <summary>The build output of a project.</summary>
    public static string Built(params string[] project) => Path.Combine(Repository.PathOf(project), "bin", Configuration, "net10.0");
}
