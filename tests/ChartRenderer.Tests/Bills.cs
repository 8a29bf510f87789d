using System.Globalization;
using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Tests;

/// <summary>A bill made up for a test: costs by period and group, and the charts of it.</summary>
internal sealed class Bills
{
    private const string Currency = "USD";

    private static readonly string[] Services =
    [
        "Amazon Elastic Compute Cloud", "Amazon Simple Storage Service", "Azure Kubernetes Service", "BigQuery",
        "Amazon Relational Database Service", "AWS Lambda", "Virtual Machines", "Cloud Storage", "Load Balancer", "NAT Gateway", "Key Vault", "Cosmos DB",
    ];

    private readonly IReadOnlyList<PeriodGroupCost> _rows;
    private readonly BillSummary _bill;

    public Bills(PeriodKind period, IReadOnlyList<PeriodGroupCost> rows, string currency = Currency)
    {
        _rows = rows;
        (DateTime first, DateTime last) = (rows.Min(row => row.Start), rows.Max(row => row.Start));
        CurrencyTotal total = new(currency, rows.Sum(row => row.Cost), first, last, first.Date, last.Date);
        _bill = new BillSummary("BilledCost", period, new Dictionary<string, CurrencyTotal> { [currency] = total }, []);
    }

    /// <summary>The bills that make charts go wrong.</summary>
    public static IReadOnlyDictionary<string, Func<Bills>> Hostile { get; } = new Dictionary<string, Func<Bills>>
    {
        ["usual"] = () => Daily(30, Services, Wave),
        ["one day"] = () => Daily(1, Services, Wave),
        ["one group"] = () => Daily(30, Services[..1], Wave),
        ["one row"] = () => Daily(1, Services[..1], Wave),
        ["all zeros"] = () => Daily(30, Services, (_, _) => 0),
        ["negative total"] = () => Daily(30, Services, (day, group) => -Wave(day, group)),
        ["credits"] = () => Daily(30, [.. Services, "Enterprise discount"], (day, group) => group == Services.Length ? -900.5m : Wave(day, group)),
        ["small changes"] = () => Daily(30, Services, (day, group) => 40_000m / (group + 1) + Wave(day, group) * (group % 3 - 1)),
        ["small changes of credits"] = () => Daily(30, Services, (day, group) => -40_000m / (group + 1) - Wave(day, group)),
        ["300 groups"] = () => Daily(31, [.. Enumerable.Range(0, 300).Select(i => $"service-{i:000}")], (day, group) => day * 31 % 17 + group % 13 + 1),
        ["5 years of days"] = () => Daily(1826, Services, Wave),
        ["3 days by hour"] = () => Every(TimeSpan.FromHours(1), PeriodKind.Hour, 72, Services, Wave),
        ["30 days by hour"] = () => Every(TimeSpan.FromHours(1), PeriodKind.Hour, 720, Services, Wave),
        ["12 years of weeks"] = () => Every(TimeSpan.FromDays(7), PeriodKind.Week, 600, Services, Wave),
        ["missing days"] = () => new Bills(PeriodKind.Day, [.. Daily(30, Services, Wave)._rows.Where(row => row.Start.Day is < 10 or > 17)]),
        ["two days, 200 years apart"] = () => new Bills(
            PeriodKind.Day,
            [new(new DateTime(1901, 1, 1), "a", 1), new(new DateTime(2100, 12, 31), "b", 2)]),
        ["the whole calendar by day"] = () => WholeCalendar(PeriodKind.Day, new DateTime(9999, 12, 31)),
        ["the whole calendar by hour"] = () => WholeCalendar(PeriodKind.Hour, new DateTime(9999, 12, 31, 23, 0, 0)),
        ["the whole calendar by week"] = () => WholeCalendar(PeriodKind.Week, new DateTime(9999, 12, 27)),
        ["400 years of months"] = () => new Bills(
            PeriodKind.Month,
            [.. Enumerable.Range(0, 4800).Select(month => new PeriodGroupCost(new DateTime(1700, 1, 1).AddMonths(month), Services[month % 3], month % 7))]),
        ["yen"] = () => new Bills(PeriodKind.Day, Daily(30, Services, (day, group) => Wave(day, group) * 150)._rows, "JPY"),
        ["long names"] = () => Daily(30, [.. LongNames()], Wave),
        ["strange names"] = () => Daily(3, ["", "line\nbreak\ttab", "日本語サービス", "👩‍💻👩‍💻👩‍💻", "\u202Eright to left", new string('W', 5000), " ", "خدمة الحوسبة", "AWS שירות 12"], Wave),
        ["tiny amounts"] = () => Daily(30, Services, (day, group) => Wave(day, group) / 1_000_000_000_000m),
        ["huge amounts"] = () => Daily(30, Services, (day, group) => Wave(day, group) * 1_000_000_000_000_000m),
        ["unknown currency"] = () => new Bills(PeriodKind.Day, Daily(30, Services, Wave)._rows, "CREDITS OF A RESELLER"),
    };

    public IEnumerable<(string Name, ChartLayout Layout)> Layouts(ChartStyle style, TextRuler ruler)
    {
        yield return ("stacked", StackedChart.Compose(_rows, Table(TableKind.PeriodAndGroup), _bill, style, ruler));
        yield return ("bars", BarChart.Compose(Groups(), Table(TableKind.Group), _bill, style, ruler));
        yield return ("cumulative", CumulativeChart.Compose(Periods(), Table(TableKind.Period), _bill, style, ruler));
        yield return ("pareto", ParetoChart.Compose(Groups(), Table(TableKind.Group), _bill, style, ruler));
        yield return ("heat map", HeatMapChart.Compose(_rows, Table(TableKind.PeriodAndGroup), _bill, style, ruler));
        yield return ("month to date", MonthToDateChart.Compose(Periods(), Table(TableKind.Period), _bill, style with { MonthlyBudget = 2500 }, ruler));
        yield return ("waterfall", WaterfallChart.Compose(Changes(), Table(TableKind.Change), _bill, style, ruler));
        yield return ("anomalies", AnomalyChart.Compose(Days(), Table(TableKind.AnomalyDays), _bill, style, ruler));
        yield return ("measures", MeasuresChart.Compose(Measures(), Table(TableKind.Measures), _bill, style, ruler));
    }

    private static Bills WholeCalendar(PeriodKind period, DateTime last) => new(period, [new(DateTime.MinValue, "a", 1), new(last, "b", 2)]);

    private static Bills Daily(int days, string[] groups, Func<int, int, decimal> cost) => Every(TimeSpan.FromDays(1), PeriodKind.Day, days, groups, cost);

    private static Bills Every(TimeSpan step, PeriodKind period, int count, string[] groups, Func<int, int, decimal> cost)
    {
        DateTime monday = new(2024, 9, 2);
        return new Bills(
            period,
            [
                .. from index in Enumerable.Range(0, count)
                   from @group in Enumerable.Range(0, groups.Length)
                   select new PeriodGroupCost(monday + step * index, groups[@group], cost(index, @group)),
            ]);
    }

    private static decimal Wave(int period, int group) => (100 + period * 7 % 31 + 5 * (period % 7)) / (group + 1m);

    private static IEnumerable<string> LongNames()
    {
        for (int i = 0; i < 6; i++)
        {
            yield return $"arn:aws:elasticloadbalancing:us-west-2:115386644665:loadbalancer/app/production-frontend-cluster-{i:00}/l365455f461l4e4a";
            yield return $"Very long service name that goes on and on with many words and never seems to come to an end number {i}";
        }
    }

    // The cost of each group on the first and on the last day.
    private RowTable Changes()
    {
        DateTime first = _rows.Min(row => row.Start).Date;
        (DateTime before, DateTime after) = first < DateTime.MaxValue.Date.AddDays(-7) ? (first, first.AddDays(7)) : (first.AddDays(-7), first);
        return Rows(
            "PreviousStart,PeriodStart,ServiceName,PreviousCost,Cost,Change",
            _rows.GroupBy(row => row.Group).Select(rows => (rows.Key, Before: rows.MinBy(row => row.Start).Cost, After: rows.MaxBy(row => row.Start).Cost))
                .Select(row => (string[])[Date(before), Date(after), row.Key, Number(row.Before), Number(row.After), Number(row.After - row.Before)]));
    }

    private RowTable Days()
    {
        DateTime first = _rows.Min(row => row.Start).Date;
        Dictionary<DateTime, decimal> costs = _rows.GroupBy(row => row.Start.Date).ToDictionary(rows => rows.Key, rows => rows.Sum(row => row.Cost));
        int count = (int)Math.Min(2000, (_rows.Max(row => row.Start).Date - first).TotalDays + 1);
        return Rows("PeriodStart,Cost,Low,High,Verdict,Alert", Enumerable.Range(0, count).Select(day =>
        {
            decimal cost = costs.GetValueOrDefault(first.AddDays(day));
            string[] band = day < 10 ? ["", ""] : [Number(cost - (Math.Abs(cost) / 2)), Number(cost + (Math.Abs(cost) / 2))];
            string verdict = day % 9 == 8 ? "spike" : day % 9 == 4 ? "drop" : "normal";
            return (string[])[Date(first.AddDays(day)), Number(cost), .. band, verdict, verdict == "spike" ? "true" : "false"];
        }));
    }

    private RowTable Measures()
    {
        string format = _bill.Period == PeriodKind.Hour ? "yyyy-MM-dd'T'HH':00:00Z'" : "yyyy-MM-dd";
        return Rows("PeriodStart,Measure,Cost", Periods().SelectMany(period => new[] { ("BilledCost", 1m), ("EffectiveCost", 0.7m), ("ListCost", 1.2m), ("ContractedCost", 0.9m) }
            .Select(measure => (string[])[period.Start.ToString(format, CultureInfo.InvariantCulture), measure.Item1, Number(period.Cost * measure.Item2)])));
    }

    private static RowTable Rows(string header, IEnumerable<string[]> rows)
    {
        using MemoryStream csv = new();
        using (CsvHelper.CsvWriter writer = CsvHelper.CsvWriter.Create(csv, leaveOpen: true))
        {
            foreach (string[] row in rows.Prepend(header.Split(',')))
            {
                foreach (string cell in row)
                {
                    writer.WriteField(cell);
                }

                writer.EndRecord();
            }
        }

        csv.Position = 0;
        return RowTable.Read(csv, "table.csv", new PageRows(), header.Split(','));
    }

    private static string Date(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private BillTable Table(TableKind kind) => new("table.csv", kind, kind is TableKind.Period or TableKind.Measures or TableKind.AnomalyDays ? "" : "ServiceName", _bill.Currencies.Keys.Single());

    private IReadOnlyList<GroupCost> Groups() => [.. _rows.GroupBy(row => row.Group).Select(rows => new GroupCost(rows.Key, rows.Sum(row => row.Cost)))];

    private IReadOnlyList<PeriodCost> Periods() => [.. _rows.GroupBy(row => row.Start).Select(rows => new PeriodCost(rows.Key, rows.Sum(row => row.Cost)))];
}
