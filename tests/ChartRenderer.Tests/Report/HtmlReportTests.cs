using System.Text;
using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Report;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Tests.Report;

public sealed class HtmlReportTests
{
    private const string Markup = "<img src=x onerror=alert(1)>";

    [Fact]
    public void Write_NamesWithMarkup_AreText()
    {
        string page = HtmlReport.Write(Content(Markup));

        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_APage_NeedsNothingFromElsewhere()
    {
        string page = HtmlReport.Write(Content("EC2"));

        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Equal(page, HtmlReport.Write(Content("EC2")));
    }

    [Fact]
    public void Write_Tables_AreSortableAndShowWhatTheBillHas()
    {
        string page = HtmlReport.Write(Content("=1+1"));

        Assert.Contains("<td>=1+1</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">-2.5</td>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\"><button type=\"button\">ServiceName</button></th>", page, StringComparison.Ordinal);
        Assert.Contains("0123abcd", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10", "15", "The bill rose by $5.00 (+50.0%) to $15.00 in the week from 9 September 2024, most of all EC2 (+$5.00); +$4.00 by volume, +$1.00 by price.")]
    [InlineData("15", "10", "The bill fell by $5.00 (−33.3%) to $10.00 in the week from 9 September 2024, most of all EC2 (−$5.00); +$4.00 by volume, +$1.00 by price.")]
    public void Headline_OfAChange_SaysWhyTheBillMoved(string before, string after, string sentence)
    {
        string change = (decimal.Parse(after) - decimal.Parse(before)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        RowTable changes = Table($"PreviousStart,PeriodStart,ServiceName,PreviousCost,Cost,Change,PriceEffect,VolumeEffect\n2024-09-02,2024-09-09,EC2,{before},{after},{change},1,4\n");

        Assert.Equal(sentence, Headline.Of(Total, PeriodKind.Day, changes, new BillTable("change.csv", TableKind.Change, "ServiceName", "USD"), new MoneyStyle()));
    }

    [Fact]
    public void Headline_WithoutAChange_SaysWhatTheBillComesTo() =>
        Assert.Equal("The bill comes to $12.50 in 1–30 Sep 2024.", Headline.Of(Total, PeriodKind.Day, changes: null, table: null, new MoneyStyle()));

    private static CurrencyTotal Total { get; } =
        new("USD", 12.5m, new DateTime(2024, 9, 1), new DateTime(2024, 9, 30), new DateTime(2024, 9, 1), new DateTime(2024, 9, 30));

    private static RowTable Table(string csv)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(csv));
        return RowTable.Read(stream, "table.csv");
    }

    private static ReportContent Content(string name)
    {
        BillTable table = new("cost_by_ServiceName.csv", TableKind.Group, "ServiceName", "USD");
        BillSummary bill = new("BilledCost", PeriodKind.Day, new Dictionary<string, CurrencyTotal> { ["USD"] = Total }, [table])
        {
            Sources = [new BillSource("data/input.csv", 1, 2, "0123abcd")],
        };
        return new ReportContent(
            name, [name], bill, [], [new ReportTable(table, Table($"ServiceName,BilledCost\n{CellText.AsWritten(name)},-2.5\n"), "ff00")], [("Note", name)]);
    }
}
