namespace Pipeline.Nodes.CostAnalyzer.Tests.Hostile;

/// <summary>Costs that are none, or more than any bill has.</summary>
internal static class HostileNumbers
{
    private static readonly string Digits = new('9', 40);

    public static IEnumerable<HostileBill> All() =>
    [
        Cost("not a number", "NaN"), Cost("infinite", "Infinity"), Cost("infinite the other way", "-Infinity"), Cost("infinite as a sign", "∞"),
        Cost("thousands by commas", "\"1,234.56\""), Cost("thousands by blanks", "1 234.56"), Cost("thousands by hard blanks", "1\u00a0234.56"),
        Cost("thousands by underscores", "1_234"), Cost("thousands by quotes", "1'234"), Cost("comma for point", "\"1,5\""), Cost("two points", "1.2.3"),
        Cost("sign alone", "-"), Cost("point alone", "."), Cost("two signs", "--1"), Cost("sign behind", "5-"), Cost("accountants' minus", "(5)"), Cost("long minus", "−5"),
        Cost("currency sign", "$5"), Cost("currency behind", "5 USD"), Cost("hexadecimal", "0x10"), Cost("letter behind", "1d"), Cost("percent", "5%"),
        Cost("exponent without digits", "1E"), Cost("exponent alone", "E5"), Cost("two exponents", "1E1E1"), Cost("exponent with a point", "1E1.5"),
        Cost("Arabic digits", "١٢"), Cost("wide digits", "１２"), Cost("null in small letters", "null"), Cost("not available", "N/A"),
        Cost("broken cell of a spreadsheet", "#REF!"), Cost("formula", "=1+1"), Cost("tab behind", "1.5\t"), Cost("blanks alone", "\"   \""),
        TooLong("huge exponent", "1E400"), TooLong("tiny exponent", "1E-400"), TooLong("exponent beyond integers", "1E99999999999999999999"), TooLong("exponent below integers", "-1E-99999999999999999999"),
        TooLong("many digits", new string('9', 101)), TooLong("many decimals", "0." + new string('9', 101)), TooLong("ten megabytes of digits", new string('9', 10_000_000)),
        Sum("negative zero", "-0.0", "1.5 USD"), Sum("zero to a huge power", "0E999999999", "1.5 USD"), Sum("plus sign", "+2", "3.5 USD"), Sum("blanks around", "\" 2 \"", "3.5 USD"),
        Sum("forty digits", Digits, "10000000000000000000000000000000000000000.5 USD"), Sum("forty decimals", "0." + new string('0', 39) + "1", "1.5000000000000000000000000000000000000001 USD"),
        Sum("a hundred digits", "1E99", $"1{new string('0', 98)}1.5 USD"), Sum("small exponent", "5e-1", "2 USD"), Sum("zeros in front", new string('0', 300) + "1", "2.5 USD"),
        Sum("no digit before the point", ".5", "2 USD"), Sum("no digit behind the point", "5.", "6.5 USD"),
        new("large and small", $"{HostileBill.Header}\na,1E99,USD,2024-09-18\nb,1E-99,USD,2024-09-18\nc,-1E99,USD,2024-09-18\n", $"0.{new string('0', 98)}1 USD"),
        new("beyond 128 bits by adding", HostileBill.Header + "\n" + string.Concat(Enumerable.Repeat("a,17000000000,USD,2024-09-18\n", 3)), "51000000000 USD"),
        new("no row has a cost", $"{HostileBill.Header}\na,,USD,2024-09-18\nb,NULL,USD,2024-09-18\n", "data/input.csv: 2 rows, and none with a BilledCost") { ExitCode = 65 },
        new("quantity", "ServiceName,BilledCost,BillingCurrency,ChargePeriodStart,PricingQuantity\nS3,1,USD,2024-09-18,many\n", "data/input.csv, line 2: column 'PricingQuantity': found 'many', expected a number") { ExitCode = 65 },
        new("compared cost", "ServiceName,BilledCost,BillingCurrency,ChargePeriodStart,ListCost\nS3,1,USD,2024-09-18,?\n", "data/input.csv, line 2: column 'ListCost': found '?', expected a number") { ExitCode = 65, Section = """{ "compare_costs": ["ListCost"] }""" },
    ];

    private static HostileBill Cost(string name, string cost) =>
        HostileBill.Row($"cost: {name}", $"S3,{cost},USD,2024-09-18", "column 'BilledCost': found '");

    private static HostileBill TooLong(string name, string cost) =>
        HostileBill.Row($"cost: {name}", $"S3,{cost},USD,2024-09-18", "column 'BilledCost': found '") with { Expected = "expected a number with at most 100 digits on either side of its point" };

    private static HostileBill Sum(string name, string cost, string total) => HostileBill.Taken($"cost: {name}", $"S3,{cost},USD,2024-09-18", total);
}
