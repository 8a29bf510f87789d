namespace Pipeline.Nodes.Testing;

/// <summary>A node does not keep what its test demands.</summary>
public sealed class NodeTestException : Exception
{
    internal NodeTestException(string message)
        : base(message)
    {
    }
}
