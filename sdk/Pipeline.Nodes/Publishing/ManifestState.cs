using System.Text.Json.Serialization;

namespace Pipeline.Nodes.Publishing;

/// <summary>How far an attempt's publishing is.</summary>
internal enum ManifestState
{
    /// <summary>Claimed: its uploads may be becoming visible. Readers use the commit before it.</summary>
    [JsonStringEnumMemberName("publishing")]
    Publishing,

    /// <summary>Committed: complete and verified.</summary>
    [JsonStringEnumMemberName("committed")]
    Committed,
}
