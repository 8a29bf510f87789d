using System.Text.Json.Serialization.Metadata;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Tests.Config;

public sealed class SettingsBinderTests
{
    public static TheoryData<bool> Resolvers => [true, false];

    [Theory]
    [MemberData(nameof(Resolvers))]
    public void Bind_OnlyWhatIsRequired_GivesTheConstructorsDefaults(bool sourceGenerated)
    {
        SampleConfig config = Bind("""{ "data_url": "https://x" }""", sourceGenerated);

        Assert.Equal(new SampleConfig("https://x"), config);
    }

    [Theory]
    [MemberData(nameof(Resolvers))]
    public void Bind_EveryKindOfSetting_GivesItsValue(bool sourceGenerated)
    {
        SampleConfig config = Bind(
            """
            {
              "type": "sample", "output_dir": "x", "x_own": [1], "$comment": 1, "when_empty": "skip",
              "data_url": "https://example.com/", "timeout": 600, "max_bytes": 5000000000, "ratio": 1e-3, "strict": false,
              "period": "day", "other_period": "calendar_month", "shade": "light", "label": "abc", "note": null,
              "group_by": ["ServiceName", "RegionId"], "headers": { "Accept": "text/csv", "x_y": "" },
              "main": { "name": "a", "weight": 9, "children": [ { "name": "b" } ] },
              "format": "svg", "depth": 3, "since": "2024-09-18", "link": "https://x/", "budget": 0.1
            }
            """,
            sourceGenerated);

        Assert.Equal(
            new SampleConfig(
                "https://example.com/", 600, 5_000_000_000, 0.001, Strict: false, Period.Day, Period.CalendarMonth, Shade.Light, "abc", Note: null,
                config.GroupBy, config.Headers, config.Main, "svg", 3, new DateOnly(2024, 9, 18), new Uri("https://x/"), 0.1m),
            config);
        Assert.Equal(["ServiceName", "RegionId"], config.GroupBy);
        Assert.Equal([new("Accept", "text/csv"), new("x_y", "")], config.Headers!.OrderBy(header => header.Key, StringComparer.Ordinal));
        Assert.Equal(new Header("b"), Assert.Single(config.Main!.Children!));
        Assert.Equal(9, config.Main.Weight);
    }

    [Theory]
    [MemberData(nameof(Resolvers))]
    public void Bind_EverythingWrong_NamesEveryProblemAtOnce(bool sourceGenerated) => Approval.Verify(ProblemsOf(
        """
        {
          "data_ur": "https://example.com/",
          "timeout": "30",
          "max_bytes": 1e30,
          "ratio": "NaN",
          "strict": "true",
          "period": "dya",
          "other_period": 1,
          "shade": "Black",
          "label": "ABC",
          "note": 5,
          "group_by": "ServiceName",
          "headers": { "Accept": null, "Age": 1 },
          "main": { "weight": 10, "nmae": "x", "children": [ null, { "name": "a", "colour": 1 }, {} ] },
          "format": "gif",
          "depth": 4,
          "since": "18.09.2024",
          "link": 5,
          "budget": null,
          "output_di": "x",
          "colour": true
        }
        """,
        sourceGenerated));

    [Theory]
    [MemberData(nameof(Resolvers))]
    public void Bind_EmptySection_NamesWhatIsMissing(bool sourceGenerated) =>
        Assert.Equal(
            "cost-analysis-a7b3c9d2.json, line 1, /node_1: the setting 'data_url' is missing; it is required (a string)",
            ProblemsOf("{}", sourceGenerated));

    [Theory]
    [InlineData("""{ "data_url": "https://x", "group_by": [] }""", "/node_1/group_by: is a list, expected 1 to 3 elements")]
    [InlineData("""{ "data_url": "https://x", "group_by": ["a", "1"] }""", "/node_1/group_by/1: is the string \"1\", expected what matches the pattern [A-Za-z]+")]
    [InlineData("""{ "data_url": "x" }""", "/node_1/data_url: is the string \"x\", expected 5 to 40 characters")]
    [InlineData("""{ "data_url": "https://x", "timeout": 601 }""", "/node_1/timeout: is the number 601, expected 1 to 600")]
    [InlineData("""{ "data_url": "https://x", "timeout": 1.5 }""", "/node_1/timeout: is the number 1.5, expected a whole number")]
    [InlineData("""{ "data_url": "https://x", "timeout": true }""", "/node_1/timeout: is true, expected a number")]
    [InlineData("""{ "data_url": 30 }""", "/node_1/data_url: is the number 30, expected a string: put it in quotes")]
    [InlineData("""{ "data_url": null }""", "/node_1/data_url: is null, expected a string")]
    [InlineData("""{ "data_url": "https://x", "Timeout": 1 }""", "/node_1/Timeout: unknown setting 'Timeout'. Did you mean 'timeout'?")]
    [InlineData("""{ "data": "https://x" }""", "/node_1/data: unknown setting 'data'. Did you mean 'data_url'?")]
    [InlineData("""{ "data_url": "https://x", "timeout_duration": 1 }""", "/node_1/timeout_duration: unknown setting 'timeout_duration'. Known settings: ")]
    [InlineData("""{ "data_url": "https://x", "timeout": 1, "depth": 2 }""", "/node_1: 'depth' is 2, more than 'timeout', 1 seconds (https://x)")]
    public void Bind_OneThingWrong_SaysWhereAndWhatIsExpected(string section, string expected)
    {
        string problem = ProblemsOf(section, sourceGenerated: true);

        Assert.StartsWith($"cost-analysis-a7b3c9d2.json, line 1, {expected}", problem, StringComparison.Ordinal);
        Assert.Equal(problem, ProblemsOf(section, sourceGenerated: false));
        Assert.DoesNotContain('\n', problem);
    }

    [Fact]
    public void Bind_SettingWrongAndRuleAcrossOthersBroken_TellsBoth() => Assert.Equal(
        """
        cost-analysis-a7b3c9d2.json, line 1, /node_1/label: is the string "ABC", expected what matches the pattern [a-z]+
        cost-analysis-a7b3c9d2.json, line 1, /node_1: 'depth' is 2, more than 'timeout', 1 seconds (https://x)
        """,
        ProblemsOf("""{ "data_url": "https://x", "timeout": 1, "depth": 2, "label": "ABC" }""", sourceGenerated: true));

    [Theory]
    [InlineData("""{ "data_url": "https://x", "timeout": "1", "depth": 31 }""")]
    [InlineData("""{ "data_url": "https://x", "timeout": 1, "depth": 2, "timeuot": 5 }""")]
    [InlineData("""{ "data_url": 1, "timeout": 1, "depth": 2 }""")]
    public void Bind_RuleAcrossSettingsOneOfWhichIsWrong_IsNotTold(string section)
        => Assert.DoesNotContain("more than 'timeout'", ProblemsOf(section, sourceGenerated: true), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Resolvers))]
    public void Bind_NoSection_GivesTheTypesDefaults(bool sourceGenerated)
    {
        ProblemCollector problems = new("file.json");

        BoundSettings? bound = new SettingsBinder(TypeInfo<SmallConfig>(sourceGenerated), References(), problems).Bind(section: null);

        Assert.Equal(new SmallConfig(), bound?.Config);
        Assert.Equal([new EffectiveSetting("label", "\"lines\"", IsDefault: true)], bound?.Settings);
    }

    [Theory]
    [MemberData(nameof(Resolvers))]
    public void Bind_Settings_TellsWhatHoldsAndNoSecret(bool sourceGenerated)
    {
        ProblemCollector problems = new("file.json");
        Section section = ConfigFiles.Parse("""{ "node_1": { "data_url": "https://${env:TOKEN}", "period": "day", "depth": 2 } }""").Sections[0];

        BoundSettings bound = new SettingsBinder(TypeInfo<SampleConfig>(sourceGenerated), References(), problems).Bind(section)!;

        Assert.Equal("https://sesame", ((SampleConfig)bound.Config).DataUrl);
        Approval.Verify(string.Join('\n', bound.Settings.Select(setting => $"{setting.Name} = {setting.Json}{(setting.IsDefault ? " (default)" : "")}")));
    }

    [Theory]
    [MemberData(nameof(Resolvers))]
    public void Bind_References_AreResolvedInListsMapsAndRecords(bool sourceGenerated)
    {
        SampleConfig config = Bind(
            """
            { "data_url": "https://x", "group_by": ["${env:TOKEN}"], "headers": { "A": "Bearer ${env:TOKEN}", "B": "$${env:TOKEN}" },
              "main": { "name": "${run:date}" }, "format": "${env:FORMAT}", "period": "${env:PERIOD}" }
            """,
            sourceGenerated);

        Assert.Equal(["sesame"], config.GroupBy);
        Assert.Equal("Bearer sesame", config.Headers!["A"]);
        Assert.Equal("${env:TOKEN}", config.Headers["B"]);
        Assert.Equal("2026-01-02", config.Main!.Name);
        Assert.Equal("svg", config.Format);
        Assert.Equal(Period.Day, config.Period);
    }

    [Fact]
    public void Bind_ReferenceThatBreaksARule_DoesNotShowTheSecret()
    {
        string problems = ProblemsOf(
            """{ "data_url": "https://x", "label": "${env:SHOUT}", "format": "${env:TOKEN}", "timeout": "${env:TOKEN}", "shade": "${env:TOKEN}", "since": "${env:TOKEN}" }""",
            sourceGenerated: true);

        Approval.Verify(problems);
        Assert.DoesNotContain("sesame", problems, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Bind_CheckAcrossSettings_DoesNotShowTheSecret() =>
        Assert.EndsWith(
            "(https://***)",
            ProblemsOf("""{ "data_url": "https://${env:TOKEN}", "timeout": 1, "depth": 2 }""", sourceGenerated: true),
            StringComparison.Ordinal);

    [Fact]
    public void Bind_ReferencesThatAreWrong_AreAllNamed() => Approval.Verify(ProblemsOf(
        """
        {
          "data_url": "https://x",
          "headers": { "a": "${env:AWS_SECRET_ACCESS_KEY}", "b": "${env:NOT_SET}", "c": "${file:../x}", "d": "${run:dat}" },
          "group_by": ["${env:otel_headers}", "${secret:x}", "${env:X"]
        }
        """,
        sourceGenerated: true));

    [Fact]
    public void KnownNodeType_Of_KnowsSettingsAndWhetherAnyIsRequired()
    {
        KnownNodeType sample = KnownNodeType.Of("sample", TypeInfo<SampleConfig>(sourceGenerated: true));
        KnownNodeType small = KnownNodeType.Of("small", TypeInfo<SmallConfig>(sourceGenerated: true));

        Assert.Equal("data_url", sample.SettingNames[0]);
        Assert.Equal(18, sample.SettingNames.Count);
        Assert.False(sample.RequiresNothing);
        Assert.True(small.RequiresNothing);
    }

    [Fact]
    public void KnownNodeType_SettingNamedLikeACommonKey_IsTheAuthorsMistake()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() =>
            KnownNodeType.Of("clash", ConfigJson.TypeInfoOf(new DefaultJsonTypeInfoResolver(), typeof(ClashingConfig))));

        Assert.Contains("'image'", exception.Message, StringComparison.Ordinal);
    }

    private static SampleConfig Bind(string section, bool sourceGenerated)
    {
        ProblemCollector problems = new(ConfigFiles.Name.ToString());
        Section parsed = ConfigFiles.Parse($"{{ \"node_1\": {section} }}").Sections[0];
        BoundSettings? bound = new SettingsBinder(TypeInfo<SampleConfig>(sourceGenerated), References(), problems).Bind(parsed);
        problems.ThrowIfAny();
        return Assert.IsType<SampleConfig>(bound!.Config);
    }

    private static string ProblemsOf(string section, bool sourceGenerated) => ConfigFiles.ProblemsOf(() => Bind(section, sourceGenerated));

    private static JsonTypeInfo TypeInfo<T>(bool sourceGenerated) =>
        ConfigJson.TypeInfoOf(sourceGenerated ? SampleJson.Default : new DefaultJsonTypeInfoResolver(), typeof(T));

    private static ReferenceResolver References() => new(
        new Dictionary<string, string>
        {
            ["TOKEN"] = "sesame",
            ["SHOUT"] = "SESAME",
            ["FORMAT"] = "svg",
            ["PERIOD"] = "day",
            ["AWS_SECRET_ACCESS_KEY"] = "sesame",
            ["otel_headers"] = "sesame",
        }.GetValueOrDefault,
        "/run/secrets",
        new Dictionary<string, string> { ["date"] = "2026-01-02" });
}
