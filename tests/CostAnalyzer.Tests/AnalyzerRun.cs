using System.Diagnostics;
using System.Text.Json;

namespace Pipeline.Nodes.CostAnalyzer.Tests;

/// <summary>Runs the program itself on a folder in place of a bucket.</summary>
internal sealed class AnalyzerRun : IDisposable
{
    private const string Key = "a7b3c9d2";

    private readonly string _bucket = Directory.CreateTempSubdirectory("cost-analyzer-").FullName;

    private string Workspace => Path.Combine(_bucket, $"cost-analysis-{Key}");

    /// <summary>Puts a file into the workspace: <c>data/input.csv</c>.</summary>
    public void Put(string path, byte[] bytes)
    {
        string file = Path.Combine(Workspace, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }

    /// <summary>Runs the analyzer with the section's settings as JSON.</summary>
    /// <returns>The exit code and the messages of its log.</returns>
    public async Task<(int ExitCode, string Log)> RunAsync(string settings = "{}")
    {
        Directory.CreateDirectory(Workspace);
        await File.WriteAllTextAsync(Path.Combine(_bucket, $"cost-analysis-{Key}.json"), $$"""{ "cost_analyzer": {{settings}} }""");
        ProcessStartInfo start = new(Path.Combine(AppContext.BaseDirectory, "cost-analyzer"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DAG_KEY"] = Key;
        start.Environment["PIPELINE_STORE"] = new Uri(_bucket).AbsoluteUri;
        start.Environment["PIPELINE_LOG_FORMAT"] = "json";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Join('\n', output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Message)));
    }

    /// <summary>What the analyzer wrote into its output folder.</summary>
    public string Output(string name) => File.ReadAllText(Path.Combine(Workspace, "processed", name));

    public void Dispose() => Directory.Delete(_bucket, recursive: true);

    private static string Message(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("message").GetString()!;
    }
}
