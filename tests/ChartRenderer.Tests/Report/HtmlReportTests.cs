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
        Assert.Contains("<td>data/input.csv</td><td class=\"number\">1</td><td class=\"number\">2</td><td>0123abcd</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">4</td><td>not recorded</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_LongTable_SaysThatItShowsTheFirstRowsAndWhereTheRestIs()
    {
        string rows = string.Concat(Enumerable.Range(0, 1234).Select(row => $"service {row},{row}\n"));

        string page = HtmlReport.Write(Content("EC2") with { Tables = [new ReportTable(Table, Page($"ServiceName,BilledCost\n{rows}"))] });

        Assert.Contains("These are the first 500 of 1,234 rows. All of them are in the file cost_by_ServiceName.csv.", page, StringComparison.Ordinal);
        Assert.Contains("service 499<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("service 500<", page, StringComparison.Ordinal);
    }

    private static BillTable Table { get; } = new("cost_by_ServiceName.csv", TableKind.Group, "ServiceName", "USD");

    private static PageRows Page(string csv)
    {
        PageRows page = new();
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(csv));
        RowTable.Read(stream, "table.csv", page, []);
        return page;
    }

    private static ReportContent Content(string name)
    {
        return new ReportContent(
            name, [name], [], [new ReportTable(Table, Page($"ServiceName,BilledCost\n{CellText.AsWritten(name)},-2.5\n"))],
            [new BillSource("data/input.csv", 1, 2, "0123abcd"), new BillSource("data/old.csv", 3, 4, Sha256: null)], [("Note", name)]);
    }
}
