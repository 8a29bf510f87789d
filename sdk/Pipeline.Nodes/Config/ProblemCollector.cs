using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Config;

/// <summary>Collects what is wrong with one config file, so that all of it is reported at once.</summary>
internal sealed class ProblemCollector(string fileName)
{
    private readonly List<Problem> _problems = [];

    /// <summary>The config file's name.</summary>
    public string FileName { get; } = fileName;

    /// <summary>How many problems there are.</summary>
    public int Count => _problems.Count;

    /// <summary>The problems in the order of the file.</summary>
    public IReadOnlyList<Problem> InFileOrder => [.. _problems.OrderBy(problem => problem.Line)];

    /// <summary>Adds a problem with a value.</summary>
    public void Add(ConfigNode node, string text) => Add(node.Pointer, node.Line, text);

    /// <summary>Adds a problem at a place.</summary>
    public void Add(string? pointer, int line, string text)
    {
        Problem problem = new(text, pointer, line);
        if (!_problems.Contains(problem))
        {
            _problems.Add(problem);
        }
    }

    /// <summary>Ends with all problems, if there are any.</summary>
    /// <exception cref="ConfigException">There is at least one.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            throw new ConfigException(FileName, InFileOrder);
        }
    }
}
