namespace Pipeline.Nodes.EnvironmentVariables;

/// <summary>How log lines are written.</summary>
public enum LogFormat
{
    /// <summary>One JSON object a line, for machines.</summary>
    Json,

    /// <summary>One line of text, for people.</summary>
    Text,
}
