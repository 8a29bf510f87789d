namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>What a reader saw: one attempt's complete output, an error that says why, or what must never be seen.</summary>
/// <param name="Token">Names the attempt whose complete output it was; null where the reader was told an error.</param>
/// <param name="Text">The error, or what is wrong.</param>
/// <param name="IsBroken">Whether it was a mixture, a part, or other bytes than were written.</param>
internal sealed record Seen(string? Token, string Text, bool IsBroken = false)
{
    public static Seen Complete(string token) => new(token, $"the complete output of {token}");

    public static Seen Error(string text) => new(Token: null, $"an error: {text}");

    public static Seen Broken(string text) => new(Token: null, text, IsBroken: true);

    /// <summary>Judges what was read.</summary>
    /// <param name="contents">The artifacts by name.</param>
    /// <param name="seed">The input of whoever wrote them.</param>
    public static Seen Of(IReadOnlyDictionary<string, string> contents, string seed)
    {
        if (!contents.Keys.Order(StringComparer.Ordinal).SequenceEqual(PairNode.Names))
        {
            return Broken($"artifacts {string.Join(", ", contents.Keys)}");
        }

        string token = contents[PairNode.Names[0]].Split(' ')[0];
        return PairNode.Names.All(name => contents[name] == PairNode.Content(token, name, seed))
            ? Complete(token)
            : Broken($"a mixture, or other bytes: {string.Join("; ", contents.Select(pair => $"{pair.Key} begins with '{pair.Value[..Math.Min(40, pair.Value.Length)]}'"))}");
    }

    public override string ToString() => Text;
}
