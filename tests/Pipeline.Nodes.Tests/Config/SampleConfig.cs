using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Tests.Config;

/// <summary>How long a period is.</summary>
public enum Period
{
    Day,
    CalendarMonth,
}

/// <summary>An enum with a converter of its own, as many authors write it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Shade>))]
public enum Shade
{
    Light,

    [JsonStringEnumMemberName("dark!")]
    Dark,
}

/// <summary>A nested record.</summary>
public sealed record Header(
    string Name,
    [property: Range(1, 9)] int Weight = 5,
    IReadOnlyList<Header>? Children = null);

/// <summary>A config record that uses everything the binder knows.</summary>
[Description("A sample of every kind of setting.")]
public sealed record SampleConfig(
    [property: Description("Where the data is."), StringLength(40, MinimumLength = 5)] string DataUrl,
    [property: Range(1, 600)] int Timeout = 30,
    long MaxBytes = 1_000_000,
    double Ratio = 0.5,
    bool Strict = true,
    Period Period = Period.CalendarMonth,
    Period? OtherPeriod = null,
    Shade Shade = Shade.Dark,
    [property: RegularExpression("[a-z]+")] string Label = "lines",
    string? Note = null,
    [property: ItemCount(1, 3), RegularExpression("[A-Za-z]+")] IReadOnlyList<string>? GroupBy = null,
    IReadOnlyDictionary<string, string>? Headers = null,
    Header? Main = null,
    [property: AllowedValues("png", "svg")] string Format = "png",
    [Range(0, 3)] int Depth = 1,
    DateOnly? Since = null,
    Uri? Link = null,
    decimal Budget = 12.5m) : IConfigCheck
{
    /// <summary>A computed property is no setting.</summary>
    public TimeSpan TimeoutDuration => TimeSpan.FromSeconds(Timeout);

    public IEnumerable<string> FindProblems() =>
        Depth > Timeout ? [$"'depth' is {Depth}, more than 'timeout', {Timeout} seconds ({DataUrl})"] : [];
}

/// <summary>A config record that requires nothing.</summary>
public sealed record SmallConfig(string Label = "lines");

/// <summary>A config record that uses a common key.</summary>
public sealed record ClashingConfig(string Image = "");

[JsonSerializable(typeof(SampleConfig))]
[JsonSerializable(typeof(SmallConfig))]
internal sealed partial class SampleJson : JsonSerializerContext;
