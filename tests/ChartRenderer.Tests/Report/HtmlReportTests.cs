using System.Text;
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

    [Fact]
    public void Write_LongTable_SaysThatItShowsTheFirstRowsAndWhereTheRestIs()
    {
        string rows = string.Concat(Enumerable.Range(0, 1234).Select(row => $"service {row},{row}\n"));

        string page = HtmlReport.Write(Content("EC2") with { Tables = [new ReportTable(Table, Page($"ServiceName,BilledCost\n{rows}"), "ff00")] });

        Assert.Contains("These are the first 500 of 1,234 rows. All of them are in the file cost_by_ServiceName.csv.", page, StringComparison.Ordinal);
        Assert.Contains("service 499<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("service 500<", page, StringComparison.Ordinal);
    }

    private static BillTable Table { get; } = new("cost_by_ServiceName.csv", TableKind.Group, "ServiceName", "USD");

    private static CurrencyTotal Total { get; } =
        new("USD", 12.5m, new DateTime(2024, 9, 1), new DateTime(2024, 9, 30), new DateTime(2024, 9, 1), new DateTime(2024, 9, 30));

    private static PageRows Page(string csv)
    {
        PageRows page = new();
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(csv));
        RowTable.Read(stream, "table.csv", page, []);
        return page;
    }

    private static ReportContent Content(string name)
    {
        BillSummary bill = new("BilledCost", PeriodKind.Day, new Dictionary<string, CurrencyTotal> { ["USD"] = Total }, [Table])
        {
            Sources = [new BillSource("data/input.csv", 1, 2, "0123abcd")],
        };
        return new ReportContent(
            name, [name], bill, [], [new ReportTable(Table, Page($"ServiceName,BilledCost\n{CellText.AsWritten(name)},-2.5\n"), "ff00")], [("Note", name)]);
    }
}
