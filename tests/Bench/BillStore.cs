using Pipeline.Nodes.CostAnalyzer.Tests.Bills;

namespace Pipeline.Nodes.Bench;

/// <summary>A store with a FOCUS-like bill, and the analyzer's runs on it.</summary>
internal sealed class BillStore : IDisposable
{
    private const string FileName = "input.csv";

    private readonly string _store;
    private readonly List<Measurement> _runs = [];

    /// <summary>Writes the bill.</summary>
    /// <param name="place">Where.</param>
    /// <param name="name">The store's name.</param>
    /// <param name="bytes">How large the bill is.</param>
    /// <param name="config">The analyzer's section; its type is added.</param>
    /// <param name="groupCount">How many services there are; 0 = 40.</param>
    public BillStore(Workplace place, string name, long bytes, Dictionary<string, object>? config = null, int groupCount = 0)
    {
        Bytes = bytes;
        var section = new Dictionary<string, object>(config ?? []) { ["type"] = "cost-analyzer" };
        _store = place.CreateStore(name, new { analyze = section }, Workplace.Key("data", FileName), path =>
        {
            using FileStream file = File.Create(path);
            new FocusBillWriter(seed: 1, groupCount: groupCount).Write(file, bytes);
        });
    }

    public long Bytes { get; }

    /// <summary>The path of the bill.</summary>
    public string Bill => PathOf("data", FileName);

    /// <summary>The median of the runs but the first, which warms up.</summary>
    public Measurement Median => Measurement.MedianOf(_runs[1..]);

    /// <summary>The median's speed in 10^6 bytes a second.</summary>
    public double MegaBytesPerSecond => Bytes / 1e6 / Median.Elapsed.TotalSeconds;

    /// <summary>The median's peak memory in MiB.</summary>
    public double PeakMebiBytes => Median.PeakBytes / (1024.0 * 1024);

    /// <summary>The path of an output of the last run.</summary>
    public string Output(string name) => PathOf("processed", name);

    /// <summary>Runs the analyzer once.</summary>
    public async Task RunAsync() => _runs.Add(await Workplace.RunNodeAsync("cost-analyzer", _store, $"bench-{_runs.Count}"));

    public void Dispose() => Directory.Delete(_store, recursive: true);

    private string PathOf(string folder, string name) => Path.Combine(_store, Workplace.Key(folder, name));
}
