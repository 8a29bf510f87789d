using System.Globalization;
using System.Net;
using System.Text;
using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Svg;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Report;

/// <summary>Writes a report as one page that needs nothing else: no other file, no network. Whatever comes from a bill is text there, never markup.</summary>
internal sealed class HtmlReport
{
    private readonly StringBuilder _html = new();

    private HtmlReport()
    {
    }

    public static string Write(ReportContent content)
    {
        HtmlReport report = new();
        report.WriteAll(content);
        return report._html.ToString();
    }

    private void WriteAll(ReportContent content)
    {
        // The script and the style are the page's own, and the page says that nothing else may run or load.
        Line("<!DOCTYPE html>");
        Line("<html lang=\"en\">");
        Line("<head>");
        Line("<meta charset=\"utf-8\">");
        Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        Line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">");
        Line($"<title>{Text(content.Title)}</title>");
        Line($"<style>{PageStyle.Css}</style>");
        Line("</head>");
        Line("<body>");
        Line("<main>");
        Line($"<h1>{Text(content.Title)}</h1>");
        foreach (string headline in content.Headlines)
        {
            // No line ends between a minus and its amount.
            Line($"<p class=\"headline\">{Text(headline).Replace("\u2212", "\u2212&#8288;", StringComparison.Ordinal)}</p>");
        }

        WriteCharts(content);
        WriteTables(content);
        WriteSources(content);
        WriteFacts(content);
        Line("</main>");
        Line($"<script>{PageScript.Sort}</script>");
        Line("</body>");
        Line("</html>");
    }

    private void WriteCharts(ReportContent content)
    {
        Line("<section class=\"charts\">");
        foreach (ReportChart chart in content.Charts)
        {
            Line("<figure>");
            _html.Append(SvgWriter.WriteInline(chart.Layout));
            Line($"<figcaption><a href=\"#{Anchor(chart.TableFile)}\">{Text(chart.TableFile)}</a></figcaption>");
            Line("</figure>");
        }

        Line("</section>");
    }

    private void WriteTables(ReportContent content)
    {
        Line("<section>");
        Line("<h2>Tables</h2>");
        foreach (ReportTable table in content.Tables)
        {
            string rows = table.Page.RowCount == 1 ? "1 row" : Count(table.Page.RowCount, "rows");
            Line($"<details id=\"{Anchor(table.Table.File)}\">");
            Line($"<summary>{Text(table.Table.File)} <span class=\"note\">{rows}, {Text(table.Table.Currency)}</span></summary>");
            if (table.Page.RowCount > PageRows.MaxRows)
            {
                Line($"<p class=\"note\">These are the first {PageRows.MaxRows} of {rows}. All of them are in the file {Text(table.Table.File)}.</p>");
            }

            Line("<div class=\"scroll\">");
            WriteTable(table.Page.Header, table.Page.Rows, isSortable: true);
            Line("</div>");
            Line("</details>");
        }

        Line("</section>");
    }

    private void WriteSources(ReportContent content)
    {
        Line("<section>");
        Line("<h2>Sources</h2>");
        Line("<div class=\"scroll\">");
        WriteTable(
            ["File", "Rows", "Bytes", "SHA-256"],
            content.Sources.Select(source => (string[])[source.File, Number(source.RowCount), Number(source.Bytes), source.Sha256 ?? "not recorded"]),
            isSortable: false);
        Line("</div>");
        Line("</section>");
    }

    private void WriteFacts(ReportContent content)
    {
        Line("<section>");
        Line("<h2>How it was made</h2>");
        Line("<dl>");
        foreach ((string name, string value) in content.Facts)
        {
            Line($"<dt>{Text(name)}</dt><dd>{Text(value)}</dd>");
        }

        Line("</dl>");
        Line("</section>");
    }

    private void WriteTable(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, bool isSortable)
    {
        Line(isSortable ? "<table class=\"sortable\">" : "<table>");
        Line($"<thead><tr>{string.Concat(header.Select(cell => isSortable ? $"<th scope=\"col\"><button type=\"button\">{Text(cell)}</button></th>" : $"<th scope=\"col\">{Text(cell)}</th>"))}</tr></thead>");
        Line("<tbody>");
        foreach (IReadOnlyList<string> row in rows)
        {
            Line($"<tr>{string.Concat(row.Select(cell => Amount.TryParse(cell, out _) ? $"<td class=\"number\">{Text(cell)}</td>" : $"<td>{Text(CellText.Plain(cell))}</td>"))}</tr>");
        }

        Line("</tbody>");
        Line("</table>");
    }

    private static string Anchor(string file) => string.Concat(file.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what}");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(Wording.OneLine(text));

    private void Line(string line) => _html.Append(line).Append('\n');
}
