using System.Globalization;
using System.Numerics;
using CsCheck;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Tables;
using Pipeline.Nodes.CostAnalyzer.Tests.Bills;
using Pipeline.Nodes.CostAnalyzer.Tests.Money;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Tables;

/// <summary>What holds for every bill.</summary>
public sealed class CostLawTests
{
    private const int Scale = 60;

    private static readonly Gen<string> Cost = Gen.OneOf(
        Gen.Select(Gen.Int[-1000, 1000], Gen.Int[0, 99]).Select((whole, cents) => string.Create(CultureInfo.InvariantCulture, $"{whole}.{cents:D2}")),
        Gen.String[Gen.Char['0', '9'], 1, 30].Select(digits => "0." + digits),
        Gen.Select(Gen.Int[-99, 99], Gen.Int[-30, 12]).Select((digits, exponent) => string.Create(CultureInfo.InvariantCulture, $"{digits}E{exponent}")),
        Gen.Const("NULL"));

    private static readonly Gen<string[]> Row = Gen.Select(
        Gen.OneOf("EC2", "S3", "\"a, \"\"b\"\"\"", "", "NULL", "Ünïcode", "=1+1", "'=1+1", "-", "@a", "(none)", "'(none)'", "Other (1)", "'Other (1)'"),
        Gen.Int[0, 25].Select(number => string.Create(CultureInfo.InvariantCulture, $"region {number}")),
        Cost,
        Gen.OneOf("USD", "EUR"),
        Gen.DateTime[new DateTime(2023, 12, 1), new DateTime(2024, 3, 1)].Select(time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        Gen.OneOf("", "{}", "\"{\"\"Env\"\":\"\"dev\"\"}\"", "\"{\"\"x\"\":1,\"\"env \"\":\"\"prod\"\"}\""),
        (service, region, cost, currency, time, tags) => new[] { service, region, cost, currency, time, tags });

    private static readonly Gen<(string[][] Rows, BillQuery Query)> AnyBill = Gen.Select(
        Row.Array[0, 120],
        Gen.Enum<BillPeriod>(),
        Gen.Int[0, 5],
        Gen.OneOf<string[]>([], ["ServiceName"], new[] { "RegionId", "ServiceName" }, new[] { "ServiceName+RegionId", "tag:env", "tag:env+ServiceName" }),
        (rows, period, top, groupBy) => (rows, new BillQuery("BilledCost", groupBy, period, top)));

    [Fact]
    public void Tables_OfAnyBill_AddUpToTheTotalToTheLastDigit() => AnyBill.Sample(bill =>
    {
        CostReport report = new(Analyze(bill.Rows, bill.Query));

        Dictionary<string, (BigInteger Sum, long RowCount)> expected = bill.Rows.Where(row => row[2] != "NULL").GroupBy(row => row[3])
            .ToDictionary(rows => rows.Key, rows => (rows.Aggregate(BigInteger.Zero, (sum, row) => sum + Units(row[2])), (long)rows.Count()));
        Assert.Equal(expected, report.Currencies.ToDictionary(
            currency => currency.Currency, currency => (Exact.Units(currency.Total.ToString(), Scale), currency.RowCount)));
        foreach (CostTable table in report.Tables().OfType<CostTable>())
        {
            BigInteger sum = table.Rows.Aggregate(BigInteger.Zero, (sum, row) => sum + Exact.Units(row.Sum.Cost.ToString(), Scale));
            Assert.Equal(expected[table.Entry.Currency], (sum, table.Rows.Sum(row => row.Sum.RowCount)));
        }
    });

    [Fact]
    public void Tables_OfAnyBill_NameEachGroupOnce() => AnyBill.Sample(bill =>
    {
        foreach (RankedGroups groups in new CostReport(Analyze(bill.Rows, bill.Query)).Currencies.SelectMany(currency => currency.Columns))
        {
            string[] names =
            [
                .. groups.Rows().Select(row => string.Join('\n', Enumerable.Range(0, groups.Columns.Count).Select(column => System.Text.Encoding.UTF8.GetString(groups.Name(row.Group, column))))),
            ];
            Assert.DoesNotContain(names.SelectMany(name => name.Split('\n')), name => name[0] is '=' or '+' or '-' or '@');
            Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
        }
    });

    [Fact]
    public void Tables_OfPermutedRows_AreTheSame() => Gen.Select(AnyBill, Gen.Int).Sample((bill, seed) =>
    {
        string[][] permuted = [.. bill.Rows];
        new Random(seed).Shuffle(permuted);

        Assert.Equal(Bill.Tables(Analyze(bill.Rows, bill.Query)), Bill.Tables(Analyze(permuted, bill.Query)));
    });

    [Fact]
    public void Tables_OfFilteredRows_AreThoseOfABillThatHasOnlyThem() => Gen.Select(AnyBill, Gen.OneOf("EC2", "Ünïcode", "nothing")).Sample((bill, service) =>
    {
        BillQuery filtered = bill.Query with { Filters = [$"ServiceName!={service}", "BillingCurrency=EUR"] };

        Assert.Equal(
            Bill.Tables(Analyze([.. bill.Rows.Where(row => row[0] != service && row[3] == "EUR")], bill.Query)),
            Bill.Tables(Analyze(bill.Rows, filtered)));
    });

    [Fact]
    public void Tables_OfTooManyGroups_AddUpAllTheSame() => AnyBill.Sample(bill =>
    {
        CostReport all = new(Analyze(bill.Rows, bill.Query));
        CostReport few = new(Analyze(bill.Rows, bill.Query with { MaxGroups = 8 }));

        Assert.Equal(all.Currencies.Select(currency => currency.Total), few.Currencies.Select(currency => currency.Total));
        foreach ((CostTable expected, CostTable table) in all.Tables().OfType<CostTable>().Zip(few.Tables().OfType<CostTable>()))
        {
            Assert.Equal(expected.Entry.File, table.Entry.File);
            Assert.Equal(
                expected.Rows.Aggregate(BigInteger.Zero, (sum, row) => sum + Exact.Units(row.Sum.Cost.ToString(), Scale)),
                table.Rows.Aggregate(BigInteger.Zero, (sum, row) => sum + Exact.Units(row.Sum.Cost.ToString(), Scale)));
        }
    });

    [Fact]
    public void Tables_OfABillInTwoFiles_AreThoseOfOne() => Gen.Select(AnyBill, Gen.Int[0, 120]).Sample((bill, cut) =>
    {
        CostAnalysis analysis = new(bill.Query);
        Bill.Read(analysis, Text(bill.Rows.Take(cut)), "a.csv");
        Bill.Read(analysis, Text(bill.Rows.Skip(cut)), "b.csv");

        Assert.Equal(Bill.Tables(Analyze(bill.Rows, bill.Query)), Bill.Tables(analysis));
    });

    private static CostAnalysis Analyze(string[][] rows, BillQuery query) => Bill.Analyze(Text(rows), "bill.csv", query);

    private static byte[] Text(IEnumerable<string[]> rows) => System.Text.Encoding.UTF8.GetBytes(
        "ServiceName,RegionId,BilledCost,BillingCurrency,ChargePeriodStart,Tags\n" + string.Concat(rows.Select(row => string.Join(',', row) + "\n")));

    private static BigInteger Units(string cost)
    {
        int mark = cost.IndexOf('E', StringComparison.Ordinal);
        return mark < 0
            ? Exact.Units(cost, Scale)
            : BigInteger.Parse(cost.AsSpan(0, mark), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
                * BigInteger.Pow(10, Scale + int.Parse(cost.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }
}
