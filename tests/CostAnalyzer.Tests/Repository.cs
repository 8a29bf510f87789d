namespace Pipeline.Nodes.CostAnalyzer.Tests;

/// <summary>Finds files of the repository that tests share with people.</summary>
internal static class Repository
{
    /// <summary>The FOCUS project's own sample bill.</summary>
    public static string FocusSample { get; } = Find("samples/cost-analysis/bills/focus_sample.csv");

    private static string Find(string path)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pipeline.Nodes.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new FileNotFoundException("No Pipeline.Nodes.sln above the tests."), path);
    }
}
