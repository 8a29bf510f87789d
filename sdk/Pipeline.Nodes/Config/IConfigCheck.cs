namespace Pipeline.Nodes.Config;

/// <summary>A config record with rules that span several settings.</summary>
public interface IConfigCheck
{
    /// <summary>
    /// Says what is wrong with the settings taken together. Each text names the settings by their keys, prints their values with units, and
    /// says what to change. Called once, unless a required setting is missing or wrong. A setting that is wrong in itself stands at its
    /// default then, and a text that names it is dropped: so all problems are told at once, and none that is only another's echo.
    /// </summary>
    /// <returns>One text for each problem; empty where there is none.</returns>
    IEnumerable<string> FindProblems();
}
