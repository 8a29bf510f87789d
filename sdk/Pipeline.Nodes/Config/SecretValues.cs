namespace Pipeline.Nodes.Config;

/// <summary>What <c>env</c> and <c>file</c> references gave. Safe to use from several threads.</summary>
internal sealed class SecretValues
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _values = new(StringComparer.Ordinal);

    /// <summary>Remembers a value.</summary>
    public void Add(string value)
    {
        lock (_lock)
        {
            _values.Add(value);
        }
    }

    /// <summary>Makes the redactor of all values remembered so far.</summary>
    public Redactor ToRedactor()
    {
        lock (_lock)
        {
            return new Redactor(_values);
        }
    }
}
