using System.Xml.Linq;

namespace Pipeline.Nodes.TestSupport;

/// <summary>The repository that the tests were built in.</summary>
public static class Repository
{
    private const string Landmark = "Pipeline.Nodes.sln";

    /// <summary>Its root folder.</summary>
    public static string Root { get; } = Find();

    /// <summary>The version of all that is built here, without a tag.</summary>
    public static string Version { get; } = XDocument.Load(PathOf("Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>The FOCUS project's own sample bill.</summary>
    public static string FocusSample => PathOf("samples", "cost-analysis", "bills", "focus_sample.csv");

    /// <summary>A path below the root.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, Landmark)))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds {Landmark}.");
    }
}
