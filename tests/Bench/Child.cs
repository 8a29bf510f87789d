using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Nodes.Bench;

/// <summary>Runs a program to its end and measures it from outside.</summary>
internal static class Child
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(2);

    /// <summary>Runs a program that must end with 0.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code; the text holds what it printed.</exception>
    public static async Task<Measurement> RunAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
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
        Task exit = process.WaitForExitAsync();
        long peakBytes = 0;
        while (!exit.IsCompleted)
        {
            peakBytes = Math.Max(peakBytes, PeakMemoryOf(process.Id));
            await Task.WhenAny(exit, Task.Delay(PollInterval));
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        return process.ExitCode == 0
            ? new Measurement(elapsed, peakBytes)
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}\n{await output}{await error}");
    }

    // The kernel keeps the peak itself, so that looking now and then loses nothing but the very end.
    private static long PeakMemoryOf(int processId)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{processId}/status").FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.Split(':', 'k')[1], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
