using System.Globalization;
using System.Text;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Bills;

/// <summary>
/// Writes FOCUS-like bills of any size: quoted text, bare numbers, unquoted NULL, JSON tags with doubled quotes, the odd credit.
/// The same arguments give the same bytes on every machine.
/// </summary>
internal sealed class FocusBillWriter
{
    private const string WideHeader =
        "AvailabilityZone,BilledCost,BillingAccountId,BillingAccountName,BillingCurrency,BillingPeriodEnd,BillingPeriodStart," +
        "ChargeCategory,ChargeClass,ChargeDescription,ChargeFrequency,ChargePeriodEnd,ChargePeriodStart,CommitmentDiscountCategory," +
        "CommitmentDiscountId,CommitmentDiscountName,CommitmentDiscountStatus,CommitmentDiscountType,ConsumedQuantity,ConsumedUnit," +
        "ContractedCost,ContractedUnitPrice,EffectiveCost,InvoiceIssuerName,ListCost,ListUnitPrice,PricingCategory,PricingQuantity," +
        "PricingUnit,ProviderName,PublisherName,RegionId,RegionName,ResourceId,ResourceName,ResourceType,ServiceCategory,Id," +
        "ServiceName,SkuId,SkuPriceId,SubAccountId,SubAccountName,Tags";

    private const string LeanHeader =
        "BilledCost,EffectiveCost,ListCost,ContractedCost,BillingCurrency,BillingAccountId,ChargePeriodStart,ChargePeriodEnd," +
        "ChargeCategory,ChargeDescription,ProviderName,PublisherName,RegionId,ResourceId,ServiceCategory,ServiceName,SkuId," +
        "SubAccountId,Tags";

    private static readonly string[] Services =
        [.. Enumerable.Range(0, 40).Select(index => string.Create(CultureInfo.InvariantCulture, $"Elastic Example Service {index}"))];

    private static readonly string[] Regions = ["us-east-1", "us-west-2", "eu-central-1", "ap-southeast-1", "sa-east-1"];

    private readonly StringBuilder _row = new(1024);
    private readonly bool _wide;
    private readonly string? _groupPrefix;
    private readonly int _groupCount;
    private ulong _state;

    /// <summary>Makes a writer.</summary>
    /// <param name="seed">Where the random numbers begin.</param>
    /// <param name="wide">44 columns as in the specification's sample, or 19.</param>
    /// <param name="groupCount">How many different ServiceName there are; 0 = 40 readable ones.</param>
    public FocusBillWriter(int seed, bool wide = false, int groupCount = 0)
    {
        _state = ((ulong)seed * 0x9E3779B97F4A7C15) + 1;
        _wide = wide;
        _groupCount = groupCount == 0 ? Services.Length : groupCount;
        _groupPrefix = groupCount == 0 ? null : "Service number ";
    }

    /// <summary>The exact sum of BilledCost over what was written so far, in units of 10^-11.</summary>
    public Int128 BilledCostUnits { get; private set; }

    /// <summary>How many rows were written, without headers.</summary>
    public long RowCount { get; private set; }

    /// <summary>Writes a header and rows until at least <paramref name="minimumBytes"/> bytes have been written.</summary>
    public void Write(Stream stream, long minimumBytes)
    {
        byte[] buffer = new byte[1 << 20];
        int used = Encoding.UTF8.GetBytes((_wide ? WideHeader : LeanHeader) + "\n", buffer);
        for (long written = used; written < minimumBytes;)
        {
            AppendRow();
            if (used + _row.Length > buffer.Length)
            {
                stream.Write(buffer, 0, used);
                used = 0;
            }

            foreach (ReadOnlyMemory<char> chunk in _row.GetChunks())
            {
                int length = Encoding.ASCII.GetBytes(chunk.Span, buffer.AsSpan(used));
                used += length;
                written += length;
            }
        }

        stream.Write(buffer, 0, used);
    }

    private void AppendRow()
    {
        _row.Clear();
        RowCount++;
        bool credit = Next(100) == 0;
        long units = Next(3) == 0 ? Next(1_000_000) : Next(2_000_000_000_000);
        BilledCostUnits += credit ? -units : units;
        string cost = string.Create(CultureInfo.InvariantCulture,
            $"{(credit ? "-" : "")}{units / 100_000_000_000}.{units % 100_000_000_000:D11}");
        int day = 1 + (int)Next(30);
        int hour = (int)Next(24);
        string start = string.Create(CultureInfo.InvariantCulture, $"2024-09-{day:D2} {hour:D2}:00:00");
        string region = Regions[Next(Regions.Length)];
        int group = (int)Next(_groupCount);
        string service = _groupPrefix is null ? Services[group] : string.Create(CultureInfo.InvariantCulture, $"{_groupPrefix}{group}");
        string category = credit ? "Credit" : "Usage";
        long resource = Next(1_000_000_000_000);
        if (_wide)
        {
            Append($"NULL,{cost},\"1234567890123\",\"Sun, Moon\",\"USD\",\"2024-10-01 00:00:00\",\"2024-09-01 00:00:00\",\"{category}\",");
            Append($"NULL,\"$0.40 per million requests in {region}\",\"Usage-Based\",\"2024-09-{day:D2} 23:59:59\",\"{start}\",");
            Append($"NULL,NULL,NULL,NULL,NULL,{resource % 100}.000000000000000,\"Requests\",{cost},0.00000000000,{cost},");
            Append($"\"Amazon Web Services, Inc.\",{cost},\"0.0000004\",\"Standard\",2.00000000000,\"Requests\",\"AWS\",");
            Append($"\"Amazon Web Services, Inc.\",\"{region}\",\"Region of {region}\",\"arn:aws:sqs:{region}:{resource}:queue\",");
            Append($"NULL,NULL,\"Integration\",{RowCount},\"{service}\",\"G95FST5F\",\"G95FST5F.JRTC\",\"{resource % 40}\",\"Atlas Nimbus\",");
        }
        else
        {
            Append($"{cost},{cost},{cost},{cost},USD,1234567890123,{start},2024-09-{day:D2} 23:59:59,{category},");
            Append($"\"$0.40 per million requests, in {region}\",AWS,\"Amazon Web Services, Inc.\",{region},");
            Append($"arn:aws:sqs:{region}:{resource}:queue,Integration,{service},G95FST5FTYV3JSRX,{resource % 40},");
        }

        Append($"\"{{\"\"application\"\": \"\"Bright{resource % 17}\"\", \"\"environment\"\": \"\"dev\"\", \"\" unit\"\": \"\"Vienna\"\"}}\"\n");
    }

    private void Append(FormattableString text) => _row.AppendFormat(CultureInfo.InvariantCulture, text.Format, text.GetArguments());

    private long Next(long limit)
    {
        // SplitMix64, so that the bytes depend on nobody's library version.
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (long)((mixed ^ (mixed >> 31)) % (ulong)limit);
    }
}
