namespace Pipeline.Nodes.DataFetcher.Tests.Server;

/// <summary>A request as it came over the wire.</summary>
internal sealed record ScriptedRequest(string Target, IReadOnlyDictionary<string, string> Headers)
{
    public string? this[string name] => Headers.GetValueOrDefault(name);
}
