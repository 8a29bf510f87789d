namespace Pipeline.Nodes.Testing.Faults;

/// <summary>One call to a store.</summary>
/// <param name="Number">Which call of its <see cref="FaultyStore"/>, from 1.</param>
/// <param name="Operation">The method's name without <c>Async</c>.</param>
/// <param name="Key">The key, prefix or folder.</param>
internal sealed record StoreCall(int Number, string Operation, string Key)
{
    /// <summary>Whether it changes what stands in the store.</summary>
    public bool Writes => Operation is "Put" or "Complete" or "AbortUpload";

    public override string ToString() => $"call {Number}: {Operation} {Key}";
}
