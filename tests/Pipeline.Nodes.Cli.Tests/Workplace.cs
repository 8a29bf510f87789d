using System.Diagnostics;
using System.Text.RegularExpressions;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests;

/// <summary>A temporary folder in which a person works with the tool.</summary>
internal sealed partial class Workplace : IDisposable
{
    public const string Config = "cost-analysis-a7b3c9d2.json";

    /// <summary>The short file of the design: no types.</summary>
    public const string ShortFile = """
        {
          "node_1": { "data_url": "https://example.com/data.csv", "timeout": 30 },
          "node_2": { "output_dir": "results", "chart_dpi": 300 },
          "s3": { "bucket": "pipeline-bucket", "prefix": "cost-analysis" }
        }
        """;

    private static readonly string[] Foreign = ["PIPELINE_", "AWS_", "AIRFLOW_"];

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("pipeline-cli-");

    /// <summary>The folder.</summary>
    public string Root => _root.FullName;

    /// <summary>A path below it.</summary>
    public string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>Writes a file.</summary>
    public Workplace With(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), content);
        return this;
    }

    /// <summary>Runs the tool to its end, with the nodes of these tests.</summary>
    public Task<ToolResult> RunAsync(string arguments) => CallAsync(Programs.Tool, $"run {arguments} --nodes {Programs.TestNodes}");

    /// <summary>Runs the tool to its end, with exactly these arguments.</summary>
    public async Task<ToolResult> CallAsync(string tool, string arguments, params (string Name, string Value)[] environment)
    {
        using Process process = Process.Start(StartInfo(tool, arguments, environment))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ToolResult(process.ExitCode, Scrub(await output), Scrub(await error));
    }

    /// <summary>Runs the tool and writes down what was typed and what came of it.</summary>
    public async Task<string> TranscriptAsync(string arguments, params (string Name, string Value)[] environment)
    {
        ToolResult result = await CallAsync(Programs.Tool, arguments, environment);
        return $"$ pipeline {Scrub(arguments)}\n{result.Output}{result.Error}exit code {result.ExitCode}\n\n";
    }

    /// <summary>How to start the tool here.</summary>
    public ProcessStartInfo StartInfo(string tool, string arguments, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(tool, arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] ours =
        [
            .. start.Environment.Keys.Where(name => name is "DAG_KEY" or "S3_ENDPOINT" or "ENCRYPTION_KEY"
                || Foreign.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))),
        ];
        foreach (string name in ours)
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Takes out what changes from call to call.</summary>
    public string Scrub(string text)
    {
        text = text
            .Replace(Programs.TestNodes, "{nodes}", StringComparison.Ordinal)
            .Replace(Path.GetDirectoryName(Programs.Tool)!, "{tool}", StringComparison.Ordinal)
            .Replace(Repository.Root, "{repository}", StringComparison.Ordinal)
            .Replace(Root, "{here}", StringComparison.Ordinal);
        text = RunId().Replace(text, "{run}");
        text = Attempt().Replace(text, "{attempt}");
        text = Elapsed().Replace(text, "{time}");
        text = Seconds().Replace(text, "\"seconds\": 0");
        text = Utc().Replace(text, "{utc}");
        text = AttemptInJson().Replace(text, "{attempt}");
        text = FolderETag().Replace(text, "{etag}");
        text = Began().Replace(text, "{utc}  {time}");
        text = Revision().Replace(text, "revision {revision}");
        return Trace().Replace(text, "");
    }

    public void Dispose() => _root.Delete(recursive: true);

    [GeneratedRegex(@"manual__\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00")]
    private static partial Regex RunId();

    [GeneratedRegex(@"(?<=attempt )[0-9a-f]{16}\b")]
    private static partial Regex Attempt();

    [GeneratedRegex(@"(?<=(in|after) )\d+\.\d+ s\b(?=$|\.|:|\n)", RegexOptions.Multiline)]
    private static partial Regex Elapsed();

    [GeneratedRegex("\"seconds\": [0-9.]+")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")]
    private static partial Regex Utc();

    [GeneratedRegex("(?<=\"attempt\": \")[0-9a-f]{16}")]
    private static partial Regex AttemptInJson();

    [GeneratedRegex("\\b[0-9a-f]{15}-[0-9a-f]+\\b")]
    private static partial Regex FolderETag();

    // A duration beside the time at which it began.
    [GeneratedRegex(@"\{utc\} +\d+\.\d+ s\b")]
    private static partial Regex Began();

    [GeneratedRegex("revision [0-9a-f]{40}")]
    private static partial Regex Revision();

    // Line numbers and generated names of a stack trace are the compiler's.
    [GeneratedRegex(@"^   at .*\n", RegexOptions.Multiline)]
    private static partial Regex Trace();
}
