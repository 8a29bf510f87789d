using System.Globalization;
using System.Text;
using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Report;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Tests.Report;

public sealed class HeadlineTests
{
    [Theory]
    [InlineData("EC2 10 15", "The bill rose by $5.00 (+50.0%) to $15.00 in the week from 9 September 2024, most of all EC2 (+$5.00).")]
    [InlineData("EC2 15 10", "The bill fell by $5.00 (−33.3%) to $10.00 in the week from 9 September 2024, most of all EC2 (−$5.00).")]
    [InlineData("EC2 15 15", "The bill did not change: it came to $15.00 in the week from 9 September 2024, as in the week before.")]
    [InlineData("EC2 474075.32 474075.32", "The bill did not change: it came to $474,075 in the week from 9 September 2024, as in the week before.")]
    [InlineData("EC2 474075.32 474075.323", "The bill hardly changed: it came to $474,075 in the week from 9 September 2024, as in the week before.")]
    [InlineData("EC2 474075.10 474075.40", "The bill rose by $0.30 (less than 0.1%) to $474,075 in the week from 9 September 2024, most of all EC2 (+$0.30).")]
    [InlineData("EC2 474075.40 474075.10", "The bill fell by $0.30 (less than 0.1%) to $474,075 in the week from 9 September 2024, most of all EC2 (−$0.30).")]
    [InlineData("EC2 0 10", "The bill rose by $10.00 from $0 to $10.00 in the week from 9 September 2024, most of all EC2 (+$10.00).")]
    [InlineData("EC2 10 0", "The bill fell by $10.00 (−100.0%) to $0 in the week from 9 September 2024, most of all EC2 (−$10.00).")]
    [InlineData("EC2 0 0", "The bill did not change: it came to $0 in the week from 9 September 2024, as in the week before.")]
    [InlineData("EC2 -15 -10", "The bill rose by $5.00 from −$15.00 to −$10.00 in the week from 9 September 2024, most of all EC2 (+$5.00).")]
    [InlineData("EC2 -10 -15", "The bill fell by $5.00 from −$10.00 to −$15.00 in the week from 9 September 2024, most of all EC2 (−$5.00).")]
    [InlineData("EC2 5 -5", "The bill fell by $10.00 (−200.0%) to −$5.00 in the week from 9 September 2024, most of all EC2 (−$10.00).")]
    [InlineData("EC2 10 60, S3 10 40, RDS 10 11", "The bill rose by $81.00 (+270.0%) to $111.00 in the week from 9 September 2024, most of all EC2 (+$50.00) and S3 (+$30.00).")]
    [InlineData("EC2 10 110, S3 300 10, RDS 10 310", "The bill rose by $110.00 (+34.4%) to $430.00 in the week from 9 September 2024, most of all RDS (+$300.00) and EC2 (+$100.00), against S3 (−$290.00).")]
    [InlineData("EC2 400 10, RDS 10 510", "The bill rose by $110.00 (+26.8%) to $520.00 in the week from 9 September 2024, most of all RDS (+$500.00), against EC2 (−$390.00).")]
    [InlineData("EC2 400 10, RDS 10 310, S3 10 210", "The bill rose by $110.00 (+26.2%) to $530.00 in the week from 9 September 2024, most of all RDS (+$300.00) and S3 (+$200.00), against EC2 (−$390.00).")]
    [InlineData("EC2 10 60, S3 10 9", "The bill rose by $49.00 (+245.0%) to $69.00 in the week from 9 September 2024, most of all EC2 (+$50.00).")]
    [InlineData("EC2 10 15, S3 15 10, RDS 5 5", "The bill did not change: it came to $30.00 in the week from 9 September 2024, as in the week before; most moved EC2 (+$5.00) and S3 (−$5.00).")]
    [InlineData("(none) 10 15", "The bill rose by $5.00 (+50.0%) to $15.00 in the week from 9 September 2024, most of all what has no service (+$5.00).")]
    public void Of_AChange_SaysHowTheBillMoved(string groups, string sentence) => Assert.Equal(sentence, Of(groups));

    [Theory]
    [InlineData("2024-09-08", "2024-09-09", "EC2 10 15", "The bill rose by $5.00 (+50.0%) to $15.00 on 9 September 2024, most of all EC2 (+$5.00).")]
    [InlineData("2024-08-01", "2024-09-01", "EC2 10 15", "The bill rose by $5.00 (+50.0%) to $15.00 in September 2024, most of all EC2 (+$5.00).")]
    [InlineData("2024-02-01", "2024-03-01", "EC2 10 10", "The bill did not change: it came to $10.00 in March 2024, as in the month before.")]
    [InlineData("2024-02-29", "2024-03-01", "EC2 10 10", "The bill did not change: it came to $10.00 on 1 March 2024, as on the day before.")]
    public void Of_AnyLength_NamesThePeriod(string previous, string start, string groups, string sentence) => Assert.Equal(sentence, Of(groups, previous, start));

    [Theory]
    [InlineData("4", "1", "; +$4.00 by volume, +$1.00 by price.")]
    [InlineData("6", "-1", "; +$6.00 by volume, −$1.00 by price.")]
    [InlineData("5", "0", "; +$5.00 by volume.")]
    [InlineData("5", "0.000001", "; +$5.00 by volume.")]
    [InlineData("0", "0", "EC2 (+$5.00).")]
    public void Of_EffectsOfPriceAndVolume_TellsThoseThatCanBeWritten(string volume, string price, string end)
    {
        RowTable changes = Table($"PreviousStart,PeriodStart,ServiceName,PreviousCost,Cost,Change,PriceEffect,VolumeEffect\n2024-09-02,2024-09-09,EC2,10,15,5,{price},{volume}\n");

        Assert.EndsWith(end, Headline.Of(Total(), Bill(Total()), changes, Changes, new MoneyStyle()), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WeekThatIsNotComplete_SaysThatItIsNotCompared()
    {
        CurrencyTotal total = Total() with { IncompletePeriods = [new DateTime(2024, 8, 26), new DateTime(2024, 9, 16)] };

        Assert.EndsWith(
            "most of all EC2 (+$5.00). What was charged in the week from 16 September 2024 is not compared: it is not complete.",
            Headline.Of(total, Bill(total), Table(Rows("EC2 10 15", "2024-09-02", "2024-09-09")), Changes, new MoneyStyle()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12.5, "The bill for 1–30 Sep 2024 comes to $12.50.")]
    [InlineData(0, "The bill for 1–30 Sep 2024 comes to $0.")]
    [InlineData(-12.5, "The bill for 1–30 Sep 2024 comes to −$12.50: more was credited than charged.")]
    [InlineData(474_075.32, "The bill for 1–30 Sep 2024 comes to $474,075.32.")]
    public void Of_NoPreviousPeriod_SaysWhatTheBillComesTo(double total, string sentence) =>
        Assert.Equal(sentence, Headline.Of(Total((decimal)total), Bill(Total()), changes: null, table: null, new MoneyStyle()));

    [Fact]
    public void Of_SeveralCurrencies_EachSentenceNamesItsOwn()
    {
        CurrencyTotal euros = Total() with { Currency = "EUR" };
        BillSummary bill = Bill(Total(), euros);

        Assert.Equal("The bill in EUR for 1–30 Sep 2024 comes to €12.50.", Headline.Of(euros, bill, changes: null, table: null, new MoneyStyle()));
        Assert.StartsWith(
            "The bill in EUR rose by €5.00 (+50.0%) to €15.00",
            Headline.Of(euros, bill, Table(Rows("EC2 10 15", "2024-09-02", "2024-09-09")), Changes, new MoneyStyle()), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_BillThatIsNotGrouped_NamesNoGroup() =>
        Assert.Equal(
            "The bill rose by $5.00 (+50.0%) to $15.00 in the week from 9 September 2024.",
            Headline.Of(
                Total(), Bill(Total()), Table("PreviousStart,PeriodStart,PreviousCost,Cost,Change\n2024-09-02,2024-09-09,10,15,5\n"), Changes with { Column = "" }, new MoneyStyle()));

    private static BillTable Changes { get; } = new("change.csv", TableKind.Change, "ServiceName", "USD");

    private static string Of(string groups, string previous = "2024-09-02", string start = "2024-09-09") =>
        Headline.Of(Total(), Bill(Total()), Table(Rows(groups, previous, start)), Changes, new MoneyStyle());

    private static string Rows(string groups, string previous, string start) =>
        $"PreviousStart,PeriodStart,ServiceName,PreviousCost,Cost,Change\n{string.Concat(groups.Split(", ").Select(group => group.Split(' ')).Select(group =>
            $"{previous},{start},{group[0]},{group[1]},{group[2]},{(Number(group[2]) - Number(group[1])).ToString(CultureInfo.InvariantCulture)}\n"))}";

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static CurrencyTotal Total(decimal total = 12.5m) =>
        new("USD", total, new DateTime(2024, 9, 1), new DateTime(2024, 9, 30), new DateTime(2024, 9, 1), new DateTime(2024, 9, 30));

    private static BillSummary Bill(params CurrencyTotal[] totals) => new("BilledCost", PeriodKind.Day, totals.ToDictionary(total => total.Currency), []);

    private static RowTable Table(string csv)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(csv));
        return TableContent.Read(stream, csv.Contains("ServiceName", StringComparison.Ordinal) ? Changes : Changes with { Column = "" }, Bill(Total())).Rows!;
    }
}
