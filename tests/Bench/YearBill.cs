using System.Globalization;

namespace Pipeline.Nodes.Bench;

/// <summary>A bill of one year: 40 services by the day, with weekends, growth, credits and a few days that are not usual. The same bytes each time.</summary>
internal static class YearBill
{
    private const int Days = 365;
    private const int Services = 40;

    public static void Write(string path)
    {
        using var bill = new StreamWriter(path);
        bill.Write("BilledCost,EffectiveCost,ListCost,BillingCurrency,ChargePeriodStart,ChargeCategory,ServiceName\n");
        var random = new Random(1);
        var first = new DateTime(2024, 1, 1);
        for (int day = 0; day < Days; day++)
        {
            DateTime start = first.AddDays(day);
            double level = (start.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.7 : 1) * (1 + (0.4 * day / Days)) * (day % 97 == 96 ? 2.5 : 1);
            for (int service = 0; service < Services; service++)
            {
                double cost = 900.0 / (service + 1) * level * (0.9 + (0.2 * random.NextDouble()));
                bill.Write(string.Create(
                    CultureInfo.InvariantCulture, $"{cost:0.0000000000},{cost * 0.8:0.0000000000},{cost * 1.2:0.0000000000},USD,{start:yyyy-MM-dd},Usage,Elastic Example Service {service}\n"));
            }

            bill.Write(string.Create(CultureInfo.InvariantCulture, $"-120,-120,-120,USD,{start:yyyy-MM-dd},Credit,Enterprise Discount\n"));
        }
    }
}
