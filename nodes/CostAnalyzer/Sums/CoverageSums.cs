using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>What has a tag and what has not, by currency, for one key.</summary>
internal sealed class CoverageSums
{
    private readonly PagedList<CostCell> _tagged = new();
    private readonly PagedList<CostCell> _untagged = new();

    public void Add(int currency, bool tagged, Amount cost)
    {
        while (_tagged.Count <= currency)
        {
            _tagged.Add(default);
            _untagged.Add(default);
        }

        (tagged ? _tagged : _untagged)[currency].Add(cost, 1);
    }

    public (CostCell Tagged, CostCell Untagged) Of(int currency) => currency < _tagged.Count ? (_tagged[currency], _untagged[currency]) : default;
}
