using System.Diagnostics;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Bench;

/// <summary>Runs a program to its end and measures it from outside.</summary>
internal static class Child
{
    /// <summary>Runs a program that must end with 0, or another code that is expected.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code; the text holds what it printed.</exception>
    public static async Task<Measurement> RunAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, int expectedExitCode = 0)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        long peakBytes = await PeakMemory.WatchAsync(process.Id, process.WaitForExitAsync());
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        return process.ExitCode == expectedExitCode
            ? new Measurement(elapsed, peakBytes, await output)
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}\n{await output}{await error}");
    }
}
