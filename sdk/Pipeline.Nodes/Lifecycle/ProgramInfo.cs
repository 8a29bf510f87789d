using System.Reflection;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>Versions, as the build wrote them into the assemblies: <c>1.2.3</c> and, after a <c>+</c>, the source revision.</summary>
internal static class ProgramInfo
{
    /// <summary>The SDK's version.</summary>
    public static string SdkVersion { get; } = Split(typeof(PipelineNode).Assembly).Version;

    /// <summary>The version and the source revision of the assembly that holds a node type; the revision is empty where the build had none.</summary>
    public static (string Version, string Revision) Of(Type node) => Split(node.Assembly);

    private static (string Version, string Revision) Split(Assembly assembly)
    {
        string text = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        int plus = text.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? (text, "") : (text[..plus], text[(plus + 1)..]);
    }
}
