using System.ComponentModel;
using System.Diagnostics;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Dags;

/// <summary>Runs the scripts beside this file.</summary>
internal static class Python
{
    private const string HowToGetPython = "Install Debian's python3: it reads the generated DAG files.";

    public static async Task<PythonResult> RunAsync(string script, params string[] arguments)
    {
        string path = Repository.PathOf("tests", "Pipeline.Nodes.Cli.Tests", "Dags", script);
        ProcessStartInfo start = new("python3", ["-B", "-W", "error", path, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
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
            throw new InvalidOperationException(HowToGetPython, exception);
        }
    }
}
