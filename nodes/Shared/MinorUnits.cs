using System.Collections.Frozen;

namespace Pipeline.Nodes.Shared;

/// <summary>How many decimals the amounts of a currency are written with: the exponents of its minor unit in ISO 4217, list one (2025).</summary>
internal static class MinorUnits
{
    private const int Usual = 2;

    private static readonly FrozenDictionary<string, int> Others = new Dictionary<int, string>
    {
        [0] = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
        [3] = "BHD IQD JOD KWD LYD OMR TND",
        [4] = "CLF UYW",
    }
        .SelectMany(decimals => decimals.Value.Split(' '), (decimals, currency) => KeyValuePair.Create(currency, decimals.Key))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The number of decimals; 2 for what is no currency of ISO 4217.</summary>
    public static int Of(string currency) => Others.GetValueOrDefault(currency, Usual);
}
