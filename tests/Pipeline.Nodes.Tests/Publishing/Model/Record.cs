using Pipeline.Nodes.Publishing;

namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>One manifest that may stand at the manifest's key.</summary>
/// <param name="File">What an attempt that reads it sees.</param>
/// <param name="Who">Who wrote it.</param>
/// <param name="Parent">What it replaced, or was meant to: the model's own knowledge.</param>
/// <param name="LastCommit">The commit that readers go by, or 0.</param>
/// <param name="Visible">Whose object it names at each key, for a commit.</param>
internal sealed record Record(ManifestFile File, int Who, int Parent, int LastCommit, (int First, int Second) Visible)
{
    /// <summary>The key of no manifest at all.</summary>
    public static Record Nothing { get; } = new(new ManifestFile(Head: null, Manifest: null), Model.Who.Nobody, Parent: 0, LastCommit: 0, default);

    public bool IsCommit => File.Manifest?.State == ManifestState.Committed;

    public bool IsClaim => File.Manifest?.State == ManifestState.Publishing;

    /// <summary>What is wrong with it wherever it stands, or null.</summary>
    public string? Problem { get; init; }

    public int VisibleAt(int key) => key == 0 ? Visible.First : Visible.Second;
}
