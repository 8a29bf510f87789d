namespace Pipeline.Nodes.Diagnostics;

/// <summary>Turns an event into the bytes of a line.</summary>
internal interface ILineFormatter
{
    /// <summary>The line in UTF-8, with its line feed.</summary>
    byte[] Format(LogLine line);
}
