namespace Pipeline.Nodes.Diagnostics;

/// <summary>Where log lines go, one whole line at a time.</summary>
internal sealed class LogSink(Stream output)
{
    private readonly Lock _lock = new();

    public void Write(byte[] line)
    {
        lock (_lock)
        {
            try
            {
                output.Write(line);
                output.Flush();
            }
            catch (IOException)
            {
                // Whoever read the log is gone. The work goes on, and its result is in the store.
            }
        }
    }
}
