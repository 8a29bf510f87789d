using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Artifacts;

/// <summary>One output of the node, while it is made.</summary>
internal sealed class OutputEntry(string name)
{
    public string Name { get; } = name;

    /// <summary>The local file, for an output that is written as a file.</summary>
    public string? Path { get; set; }

    /// <summary>The stream, for an output that leaves as it is written.</summary>
    public OutputStream? Stream { get; set; }

    public long? Rows { get; set; }

    /// <exception cref="AuthorException">The author declared the output and did not finish it.</exception>
    public void CheckWritten()
    {
        if (Path is not null && !File.Exists(Path))
        {
            throw new AuthorException(member: null, $"The output '{Name}' was declared by Output and never written. Write the file, or do not ask for its path.");
        }

        if (Path is null && Stream is not { IsComplete: true })
        {
            throw new AuthorException(member: null, $"The stream of the output '{Name}' was not disposed. Use 'await using' for it.");
        }
    }
}
