namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>A bill that cannot be summed. The message says where, what was found and what was expected.</summary>
internal sealed class BillFormatException : Exception
{
    public BillFormatException(string file, long? line, string problem, Exception? inner = null)
        : base(line is null ? $"{file}: {problem}" : FormattableString.Invariant($"{file}, line {line}: {problem}"), inner)
    {
        File = file;
        Line = line;
    }

    /// <summary>The name of the file, as the bill's source was named.</summary>
    public string File { get; }

    /// <summary>The line on which the record starts, from 1; null where the problem is the file's.</summary>
    public long? Line { get; }
}
