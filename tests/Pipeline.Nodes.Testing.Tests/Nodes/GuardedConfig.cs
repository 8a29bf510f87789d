namespace Pipeline.Nodes.Testing.Tests.Nodes;

/// <summary>Settings that look at themselves as they are made.</summary>
internal sealed record GuardedConfig
{
    public GuardedConfig(WordCase? words = null, string? token = null)
    {
        Words = words;
        Token = token;
        if (token is { Length: > 8 })
        {
            throw new ArgumentException($"the token '{token}' is too long");
        }
    }

    public WordCase? Words { get; }

    public string? Token { get; }
}
