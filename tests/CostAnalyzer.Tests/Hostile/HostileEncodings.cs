using System.Text;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Hostile;

/// <summary>Files in other encodings, in none, and in gzip that is not whole.</summary>
internal static class HostileEncodings
{
    private const string Header = HostileBill.Header;
    private const string Good = HostileBill.Good;
    private const string NotGzip = "data/input.csv.gz: expected gzip data";

    private static readonly byte[] Plain = Encoding.UTF8.GetBytes($"{Header}\n{Good}\n{Good}\n");

    public static IEnumerable<HostileBill> All()
    {
        byte[] gzip = Bills.Bill.Compress(Plain);
        byte[] wrongSum = [.. gzip];
        wrongSum[^6] ^= 1;
        byte[] wrongData = [.. gzip];
        wrongData[20] ^= 0x55;
        return
        [
            new("UTF-16", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($"{Header}\nÄ,1,USD,2024-09-18\n")], "1 USD"),
            new("UTF-16 the other way round", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes($"{Header}\nÄ,1,USD,2024-09-18\n")], "1 USD"),
            Bad("UTF-16 without a mark", Encoding.Unicode.GetBytes($"{Header}\n{Good}\n"), "data/input.csv, line 1: expected the columns"),
            new("UTF-32", [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes($"{Header}\n{Good}\n")], "1.5 USD"),
            Bad("byte order mark twice", [.. "\uFEFF\uFEFF"u8, .. Plain], "data/input.csv, line 1: expected the columns 'ServiceName' (group_by"),
            Name("Latin-1", [0x43, 0x61, 0x66, 0xE9]), Name("overlong", [0xC0, 0xAF]), Name("half a surrogate", [0xED, 0xA0, 0x80]), Name("cut within a letter", [0xE2, 0x82]), Name("beyond Unicode", [0xF4, 0x90, 0x80, 0x80]),
            Bad("currency that is not UTF-8", [.. Plain, .. "S3,1,"u8, 0x80, .. ",2024-09-18\n"u8], "data/input.csv, line 4: column 'BillingCurrency': found '\\x80', whose byte 1 is not UTF-8"),
            Bad("cost that is not UTF-8", [.. Plain, .. "S3,"u8, 0xB5, .. ",USD,2024-09-18\n"u8], "data/input.csv, line 4: column 'BilledCost': found '\\xB5'"),
            Bad("zero within a cost", [.. Plain, .. "S3,1\0,USD,2024-09-18\n"u8], "data/input.csv, line 4: column 'BilledCost': found '1\\u0000'"),
            new("zero within a name", [.. Plain, .. "S\03,1,USD,2024-09-18\n"u8], "4 USD"),
            new("another column that is not UTF-8", [.. Encoding.UTF8.GetBytes($"x,{Header}\n"), 0xFF, 0xFE, .. Encoding.UTF8.GetBytes($",{Good}\n")], "1.5 USD"),
            Gzip("gzip", gzip, "3 USD", exitCode: 0), Gzip("gzip of two members", [.. Bills.Bill.Compress(Plain[..30]), .. Bills.Bill.Compress(Plain[30..])], "3 USD", exitCode: 0),
            Gzip("gzip cut in its middle", gzip[..(gzip.Length / 2)], NotGzip), Gzip("gzip cut before its sum", gzip[..^8], NotGzip), Gzip("gzip cut in its last byte", gzip[..^1], NotGzip), Gzip("gzip cut in its head", gzip[..6], NotGzip),
            Gzip("gzip with a wrong sum", wrongSum, NotGzip), Gzip("gzip with wrong data", wrongData, NotGzip), Gzip("no gzip", Plain, NotGzip),
            Gzip("nothing under a name of gzip", [], "data/input.csv.gz: the file is empty"), Gzip("gzip of nothing", Bills.Bill.Compress([]), "data/input.csv.gz: the file is empty"),
            Gzip("gzip within gzip", Bills.Bill.Compress(gzip), "data/input.csv.gz, line 1: expected the columns"), Gzip("gzip and zeros", [.. gzip, .. new byte[512]], "3 USD", exitCode: 0),
            Gzip("gzip and rubbish", [.. gzip, .. "rubbish"u8], NotGzip), Gzip("gzip and a megabyte of rubbish", [.. gzip, .. Enumerable.Repeat((byte)'x', 1_000_000)], NotGzip),
            Gzip("gzip of two members of which the second has a damaged head", [.. gzip, 0x1F, 0x8C, .. gzip[2..]], NotGzip),
            Gzip("gzip of a hundred megabytes of one quoted cell", Bills.Bill.Compress([.. Encoding.UTF8.GetBytes($"{Header}\n\""), .. new byte[100_000_000]]), "data/input.csv.gz, line 2: expected a record of at most 16777216 bytes"),
            Bad("gzip under another name", gzip, "This is gzip: name the file *.csv.gz."),
        ];
    }

    private static HostileBill Bad(string name, byte[] content, string expected) => new(name, content, expected) { ExitCode = 65 };

    private static HostileBill Name(string name, byte[] service) =>
        Bad($"name in {name}", [.. Plain, .. service, .. ",1,USD,2024-09-18\n"u8], "data/input.csv, line 4: column 'ServiceName': found '");

    private static HostileBill Gzip(string name, byte[] content, string expected, int exitCode = 65) => new(name, content, expected) { File = "input.csv.gz", ExitCode = exitCode };
}
