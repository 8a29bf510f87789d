using System.Globalization;

namespace Pipeline.Nodes.TestSupport;

/// <summary>How much memory a process has held at most. The kernel keeps the peak, so that looking now and then, seldom enough to cost nothing, loses only the very end.</summary>
public static class PeakMemory
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>Looks until a process has ended.</summary>
    /// <param name="processId">The process.</param>
    /// <param name="exit">Its end.</param>
    /// <returns>The peak of its resident memory in bytes.</returns>
    public static async Task<long> WatchAsync(int processId, Task exit)
    {
        long peakBytes = 0;
        while (!exit.IsCompleted)
        {
            peakBytes = Math.Max(peakBytes, Of(processId));
            await Task.WhenAny(exit, Task.Delay(PollInterval));
        }

        return peakBytes;
    }

    private static long Of(int processId)
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
