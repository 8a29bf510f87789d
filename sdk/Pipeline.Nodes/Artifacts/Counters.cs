using System.Text.RegularExpressions;

namespace Pipeline.Nodes.Artifacts;

/// <summary>Counters of one attempt. Thread-safe.</summary>
internal sealed partial class Counters
{
    private readonly SortedDictionary<string, long> _values = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public void Add(string counter, long value)
    {
        ArgumentNullException.ThrowIfNull(counter);
        if (!SnakeCase().IsMatch(counter))
        {
            throw new ArgumentException($"The counter '{counter}' is not snake_case, for example rows_read.", nameof(counter));
        }

        lock (_lock)
        {
            _values[counter] = _values.GetValueOrDefault(counter) + value;
        }
    }

    public SortedDictionary<string, long> Snapshot()
    {
        lock (_lock)
        {
            return new SortedDictionary<string, long>(_values, StringComparer.Ordinal);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
