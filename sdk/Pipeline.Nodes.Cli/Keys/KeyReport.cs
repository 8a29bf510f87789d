namespace Pipeline.Nodes.Cli.Keys;

/// <summary>A new DAG key.</summary>
/// <param name="DagKey">The key.</param>
/// <param name="Id">The identifier that was encrypted.</param>
/// <param name="Scheme">How.</param>
/// <param name="Ciphertext">What it was made from, where it was asked for: text as it is, raw bytes in Base64.</param>
/// <param name="CheckedAgainst">The bucket in which no config file has this key; absent where none was looked at.</param>
internal sealed record KeyReport(string DagKey, string Id, string Scheme, string? Ciphertext, string? CheckedAgainst);
