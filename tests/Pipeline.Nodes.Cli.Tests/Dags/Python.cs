using System.ComponentModel;
using System.Diagnostics;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Dags;

/// <summary>Runs the scripts beside this file, and lints.</summary>
internal static class Python
{
    /// <summary>Runs a script with Python's warnings as errors.</summary>
    public static Task<PythonResult> RunAsync(string script, params string[] arguments) => StartAsync(
        "python3", "Install Debian's python3: it reads the generated DAG files.", ["-B", "-W", "error", Repository.PathOf("tests", "Pipeline.Nodes.Cli.Tests", "Dags", script), .. arguments]);

    /// <summary>Lints files.</summary>
    public static Task<PythonResult> LintAsync(params string[] files) =>
        StartAsync("pyflakes3", "Install Debian's pyflakes3: it lints the generated DAG files.", files);

    private static async Task<PythonResult> StartAsync(string program, string howToGetIt, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new PythonResult(process.ExitCode, output, await error);
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException(howToGetIt, exception);
        }
    }
}
