using System.Globalization;

namespace Pipeline.Nodes.TestSupport;

/// <summary>How much memory a process has held at most. The kernel keeps the peak, so that looking now and then loses only the very end.</summary>
public static class PeakMemory
{
    /// <summary>How often to look.</summary>
    public static TimeSpan PollInterval { get; } = TimeSpan.FromMilliseconds(2);

    /// <summary>The peak of the resident memory in bytes; 0 where the process has ended.</summary>
    public static long Of(int processId)
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
