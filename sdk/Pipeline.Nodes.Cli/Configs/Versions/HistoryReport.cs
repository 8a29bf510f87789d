namespace Pipeline.Nodes.Cli.Configs.Versions;

/// <summary>What a config file was.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Versions">Its versions and the snapshots of runs, the newest first.</param>
internal sealed record HistoryReport(string File, IReadOnlyList<ConfigVersion> Versions);
