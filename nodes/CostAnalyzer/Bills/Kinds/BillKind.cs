using Pipeline.Nodes.CostAnalyzer.Bills.Costs;

namespace Pipeline.Nodes.CostAnalyzer.Bills.Kinds;

/// <summary>A kind of bill: what tells it, and where in it the things are that FOCUS names.</summary>
/// <param name="Format">Its name in the settings.</param>
/// <param name="Name">Its name for people.</param>
internal sealed record BillKind(BillFormat Format, string Name)
{
    /// <summary>The columns that tell it; of each entry one must be there.</summary>
    public IReadOnlyList<string[]> Signs { get; init; } = [];

    /// <summary>By the names of FOCUS: the columns of this kind of bill that hold the same, the best first.</summary>
    public IReadOnlyDictionary<string, string[]> Columns { get; init; } = new Dictionary<string, string[]>();

    /// <summary>How each measure is computed that this kind of bill has; null where the header lacks what it takes.</summary>
    public required IReadOnlyDictionary<string, Func<HeaderIndex, BillQuery, CostRule?>> Costs { get; init; }

    /// <summary>What the words of its column of charge categories mean.</summary>
    public required IReadOnlyDictionary<string, ChargeKind> ChargeKinds { get; init; }

    public TagForm Tags { get; init; } = TagForm.Json;

    /// <summary>What the columns of tags begin with, where each key has one.</summary>
    public string TagPrefix { get; init; } = "";

    /// <summary>Whether dates with slashes are read, the month first.</summary>
    public bool HasSlashDates { get; init; }

    public bool Fits(HeaderIndex header) => Signs.All(either => either.Any(header.Has));
}
