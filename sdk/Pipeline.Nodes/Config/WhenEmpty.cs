namespace Pipeline.Nodes.Config;

/// <summary>What a node does when there is nothing to do: <c>when_empty</c> of a section.</summary>
public enum WhenEmpty
{
    /// <summary>It fails with exit code 65. The default.</summary>
    Fail,

    /// <summary>It publishes what it has, even if that is nothing, and ends with 0.</summary>
    Publish,

    /// <summary>It publishes nothing and ends with exit code 99, which the orchestrator shows as skipped.</summary>
    Skip,
}
