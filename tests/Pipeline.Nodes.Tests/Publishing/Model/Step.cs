namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>One step, for the trace.</summary>
/// <param name="Actor">Who takes it.</param>
/// <param name="What">What happens.</param>
/// <param name="Key">Which artifact's key, or -1.</param>
internal readonly record struct Step(int Actor, string What, int Key = -1)
{
    public override string ToString() => $"{Who.NameOf(Actor)}: {What}{(Key < 0 ? "" : Key == 0 ? " (first.csv)" : " (second.csv)")}";
}
