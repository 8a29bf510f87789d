using System.Globalization;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Hostile;

/// <summary>Currencies, tags and credits that are out of order.</summary>
internal static class HostileValues
{
    private const string Header = HostileBill.Header;
    private const string ByTag = """{ "group_by": ["tag:env"], "tag_coverage": ["env"] }""";

    public static IEnumerable<HostileBill> All() =>
    [
        Currencies("unknown", "1 ZZZ", "ZZZ"), Currencies("in small letters beside the real one", "1 USD,2 usd", "USD", "usd"), Currencies("mixed", "2 EUR,4 JPY,1 USD", "USD", "EUR", "JPY"), Currencies("none", "2 EUR,1 XXX", "NULL", "EUR"),
        Currencies("that would leave the folder", "1 ../../etc/passwd,2 EUR", "../../etc/passwd", "EUR"), Currencies("whose files have one name", "2 A/B,1 A_B,4 a:b", "A_B", "A/B", "a:b"), Currencies("like a formula", "2 =1+1,1 USD", "USD", "=1+1"),
        new("currency of a thousand letters", $"{Header}\na,1,{new string('X', 1_000)},2024-09-18\n", "data/input.csv, line 2: column 'BillingCurrency': found 'XXX") { ExitCode = 65 },
        new("a thousand currencies", Header + "\n" + string.Concat(Enumerable.Range(0, 1_000).Select(number => $"a,1,C{number},2024-09-18\n")), "data/input.csv, line 102: column 'BillingCurrency': found 'C100', expected one of the 100 currencies") { ExitCode = 65 },
        Tags("nothing", ""), Tags("NULL", "NULL"), Tags("no JSON", "env=dev"), Tags("cut", "{\"env\":"), Tags("closed twice", "{\"env\":1}}"), Tags("a number", "5"), Tags("a text", "\"env\""), Tags("true", "true"), Tags("a list of numbers", "[1,2]"), Tags("braces alone", "}{"),
        Tags("half a surrogate as value", "{\"env\":\"\\ud800\"}"), Tags("half a surrogate as key", "{\"\\ud800\":\"x\",\"env\":\"dev\"}"), Tags("half a surrogate in a list", "[{\"key\":\"\\udc00\",\"value\":\"x\"},{\"key\":\"env\",\"value\":\"\\ud800\"}]"),
        Tags("zero within a value", "{\"env\":\"a\\u0000b\"}"), Tags("no escape", "{\"env\":\"\\x\"}"), Tags("nested ten thousand deep", string.Concat(Enumerable.Repeat("{\"env\":", 10_000)) + "1" + new string('}', 10_000)), Tags("lists ten thousand deep", new string('[', 10_000)),
        Tags("a hundred thousand", "{" + string.Join(',', Enumerable.Range(0, 100_000).Select(number => $"\"k{number}\":{number}")) + ",\"env\":\"dev\"}"), Tags("one key a hundred thousand times", "{" + string.Concat(Enumerable.Repeat("\"env\":\"\",", 100_000)) + "}"),
        Tags("a value of a megabyte", "{\"env\":\"" + new string('x', 1_000_000) + "\"}"), Tags("an object as value", "{\"env\":{\"env\":\"dev\"}}"), Tags("comments", "{/* x */\"env\":\"dev\"}"), Tags("a list of one key", "[{\"key\":\"env\"}]"), Tags("a key that is a number", "[{\"key\":5,\"value\":\"x\"}]"),
        new("twenty thousand sets of tags", $"Tags,{Header}\n" + string.Concat(Enumerable.Range(0, 20_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"\"{{\"\"env\"\":\"\"{number % 7}\"\",\"\"n\"\":{number}}}\",S3,1,USD,2024-09-18\n"))), "20000 USD") { Section = ByTag },
        Credits("cut", "[{\"amount\":"), Credits("no JSON", "none"), Credits("not a number", "[{\"amount\":\"NaN\"}]"), Credits("null", "[{\"amount\":null}]"), Credits("huge", "[{\"amount\":1E400}]"), Credits("nested ten thousand deep", new string('[', 10_000)), Credits("half a surrogate", "[{\"amount\":\"\\ud800\"}]"),
    ];

    private static HostileBill Currencies(string name, string expected, params string[] currencies) => new(
        $"currencies {name}",
        Header + "\n" + string.Concat(currencies.Select((currency, index) => string.Create(CultureInfo.InvariantCulture, $"a,{1 << index},{currency},2024-09-18\n"))),
        expected);

    private static HostileBill Tags(string name, string tags) =>
        new($"tags: {name}", $"Tags,{Header}\n{Quoted(tags)},S3,1,USD,2024-09-18\n\"{{\"\"env\"\":\"\"dev\"\"}}\",S3,2,USD,2024-09-18\n", "3 USD") { Section = ByTag };

    private static HostileBill Credits(string name, string credits) => new(
        $"credits: {name}",
        $"service.description,sku.description,cost,currency,usage_start_time,credits\nS3,x,1,USD,2024-09-18,[]\nS3,x,1,USD,2024-09-18,{Quoted(credits)}\n",
        "data/input.csv, line 3: column 'credits': found '")
    {
        ExitCode = 65,
    };

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
