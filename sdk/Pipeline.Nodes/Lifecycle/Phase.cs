namespace Pipeline.Nodes.Lifecycle;

/// <summary>The steps of one attempt, by the names that logs, run records and error texts use.</summary>
internal static class Phase
{
    public const string Environment = "environment";
    public const string Config = "config";
    public const string Inputs = "inputs";
    public const string Check = "check";
    public const string Process = "process";
    public const string Stage = "stage";
    public const string Claim = "claim";
    public const string Complete = "complete";
    public const string Commit = "commit";
    public const string Report = "report";
}
