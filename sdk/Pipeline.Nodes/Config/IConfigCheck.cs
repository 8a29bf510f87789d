namespace Pipeline.Nodes.Config;

/// <summary>A config record with rules that span several settings.</summary>
public interface IConfigCheck
{
    /// <summary>
    /// Says what is wrong with the settings taken together; called once, when each setting alone is right. Each text names the settings,
    /// prints their values with units, and says what to change.
    /// </summary>
    /// <returns>One text for each problem; empty where there is none.</returns>
    IEnumerable<string> FindProblems();
}
