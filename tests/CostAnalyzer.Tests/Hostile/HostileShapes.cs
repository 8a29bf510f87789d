namespace Pipeline.Nodes.CostAnalyzer.Tests.Hostile;

/// <summary>Files whose rows, quotes and headers are out of shape, and files that are something else.</summary>
internal static class HostileShapes
{
    private const string Header = HostileBill.Header;
    private const string Good = HostileBill.Good;
    private const string RecordLimit = "expected a record of at most 16777216 bytes as RFC 4180 has it";

    private static readonly string Columns = string.Join(',', Enumerable.Range(0, 5_000).Select(column => $"x_{column}"));
    private static readonly string Cells = string.Join(',', Enumerable.Range(0, 5_000));

    public static IEnumerable<HostileBill> All() =>
    [
        Bad("empty file", "", "data/input.csv: the file is empty"), Bad("byte order mark alone", "\uFEFF", "data/input.csv: the file is empty"), Bad("line ends alone", "\n\r\n\n", "data/input.csv"),
        Bad("a blank", " ", "data/input.csv, line 1: expected the columns"), Bad("header alone", $"{Header}\n", "data/input.csv: a header and no rows"), Bad("header without a line end", Header, "data/input.csv: a header and no rows"),
        Bad("no header", $"{Good}\n{Good}\n", "data/input.csv, line 1: expected the columns"), Bad("header twice", $"{Header}\n{Good}\n{Header}\n", "data/input.csv, line 3: column 'BilledCost': found 'BilledCost'"),
        Bad("two files in one", $"\uFEFF{Header}\n{Good}\n\uFEFF{Header}\n{Good}\n", "data/input.csv, line 3: column 'BilledCost'"),
        Bad("comment in front", $"# a bill\n{Header}\n{Good}\n", "data/input.csv, line 1: expected the columns"), new("sep of a spreadsheet", $"sep=,\n{Header}\n{Good}\n", "1.5 USD"),
        Bad("semicolons", $"{Header.Replace(',', ';')}\n{Good.Replace(',', ';')}\n", "separated by semicolons"), Bad("tabs", $"{Header.Replace(',', '\t')}\n{Good.Replace(',', '\t')}\n", "separated by tabs"),
        new("CR alone as line end", $"{Header}\r{Good}\r{Good}\r", "3 USD"), new("mixed line ends", $"{Header}\r\n{Good}\n{Good}\r{Good}", "4.5 USD"), new("empty lines", $"\n\n{Header}\n\n\r\n{Good}\n\n\n", "1.5 USD"),
        Row("blanks alone", "   ", "found 1 fields, expected 4"), Row("too short", "S3,1.5,USD", "found 3 fields, expected 4"), Row("too long", Good + ",", "found 5 fields, expected 4"),
        Row("far too long", Good + new string(',', 100_000), "found 100004 fields, expected 4"), Row("end of file of DOS", "\u001a", "found 1 fields, expected 4"),
        Bad("cut within a row", $"{Header}\n{Good}\nS3,1.5,US", "data/input.csv, line 3: found 3 fields"), Bad("cut within a quote", $"{Header}\n{Good}\n\"S3", "data/input.csv, line 3: found a quote that is never closed"),
        Bad("cut behind a quote that may be doubled", $"{Header}\n{Good}\n\"S3\"", "data/input.csv, line 3: found 1 fields"), Bad("quote never closed in the header", $"\"{Header}\n{Good}\n", "data/input.csv, line 1: found a quote that is never closed"),
        Row("text behind a quote", "\"S3\"x,1.5,USD,2024-09-18", "found text behind a closing quote"), Row("backslash for a doubled quote", "\"S\\\"3\",1.5,USD,2024-09-18", "found text behind a closing quote"),
        HostileBill.Taken("quote within a bare field", "5\" disk,1,USD,2024-09-18", "2.5 USD"), HostileBill.Taken("line ends within quotes", "\"a\r\n\rb\n\",1,USD,2024-09-18", "2.5 USD"), HostileBill.Taken("quotes around all", "\"S3\",\"1\",\"USD\",\"2024-09-18\"", "2.5 USD"),
        HostileBill.Taken("commas alone are a row without a cost", ",,,", "1.5 USD"), HostileBill.Taken("formula", "\"=HYPERLINK(\"\"x\"\")\",1,USD,2024-09-18", "2.5 USD"), HostileBill.Taken("name of a megabyte", $"{new string('x', 1_000_000)},1,USD,2024-09-18", "2.5 USD"),
        HostileBill.Taken("name of ten megabytes", $"{new string('x', 10_000_000)},1,USD,2024-09-18", "2.5 USD"), HostileBill.Taken("name with separators of lines and units", "a\u2028\u0085\u000b\u001fb,1,USD,2024-09-18", "2.5 USD"),
        Bad("cell of 20 megabytes", $"{Header}\n{Good}\n{new string('x', 20_000_000)},1,USD,2024-09-18\n", RecordLimit) with { Expected = "data/input.csv, line 3: " + RecordLimit },
        new("column nobody asks for has ten megabytes", $"x,{Header}\n{new string('y', 10_000_000)},{Good}\n,{Good}\n", "3 USD"),
        new("5,000 columns", $"{Columns},{Header}\n{Cells},{Good}\n", "1.5 USD"), Bad("5,000 columns and none of ours", $"{Columns}\n{Cells}\n", "found 5000, separated by commas: x_0, x_1, x_2, x_3, x_4, x_5 and 4994 more in this line."),
        Bad("header of a megabyte", $"{new string('x', 1_000_000)}\n", "data/input.csv, line 1: expected the columns"), Bad("cost twice", $"BilledCost,{Header}\n1,{Good}\n", "data/input.csv, line 1: expected the columns 'BilledCost' once, not 2 times"),
        Bad("cost twice but for case", $"BILLEDCOST,billedcost,{Header.Replace("BilledCost", "billedCost", StringComparison.Ordinal)}\n1,1,{Good}\n", "'BilledCost' once, not 3 times"), new("another column twice", $"x,x,{Header}\n1,2,{Good}\n", "1.5 USD"),
        new("header in other case with blanks", $" SERVICENAME , billedcost,\tBillingCurrency,ChargePeriodStart \n{Good}\n", "1.5 USD"), new("columns without a name", $",,{Header},\n,,{Good},\n", "1.5 USD"), new("header in quotes with a line end", $"\"x\ny\",{Header}\n1,{Good}\n", "1.5 USD"),
        Bad("web page", "<!DOCTYPE html><html><body>403</body></html>\n", "data/input.csv, line 1: expected the columns"), Bad("JSON", "{\"error\": \"denied\", \"code\": 403}", "data/input.csv, line 1"), Bad("zip", "PK\u0003\u0004\u0014\u0000\u0000\u0000", "data/input.csv, line 1: expected the columns"),
        Bad("parquet", "PAR1\u0015\u0004\u0015\u0010PAR1", "data/input.csv, line 1: expected the columns"), Bad("zeros", new string('\0', 5_000), "data/input.csv, line 1: expected the columns"),
        Bad("group by a column that is not there", $"{Header}\n{Good}\n", "'Service' (group_by; the nearest there is 'ServiceName')") with { Section = """{ "group_by": ["Service"] }""" },
        new("tables of one name", "", "would be written to one file, cost_by_day_and_x.csv") { ExitCode = 78, Section = """{ "group_by": ["x", "day_and_x"] }""" },
        new("table of measures and a group of that name", "", "would be written to one file, cost_by_day_and_measure.csv") { ExitCode = 78, Section = """{ "group_by": ["measure"], "compare_costs": ["ListCost"] }""" },
    ];

    private static HostileBill Bad(string name, string content, string expected) => new(name, content, expected) { ExitCode = 65 };

    private static HostileBill Row(string name, string row, string expected) => HostileBill.Row($"row: {name}", row, expected);
}
