using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Nodes.Config;

/// <summary>What kind of value a setting's type wants, in JSON and in words.</summary>
/// <param name="Kind">
/// The kind of JSON value; <see cref="JsonValueKind.Undefined"/> where any will do; <see cref="JsonValueKind.True"/> stands for false too.
/// </param>
/// <param name="Expected">What is expected, for the text of a problem.</param>
internal sealed record SettingForm(JsonValueKind Kind, string Expected)
{
    private const string WholeNumber = "a whole number";

    private static readonly SettingForm AnyForm = new(JsonValueKind.Undefined, "another value");

    private static readonly SettingForm Text = new(JsonValueKind.String, "a string");

    private static readonly Dictionary<Type, SettingForm> Leaves = new()
    {
        [typeof(string)] = Text,
        [typeof(char)] = new(JsonValueKind.String, "a string of one character"),
        [typeof(Uri)] = new(JsonValueKind.String, "a URL in a string"),
        [typeof(Guid)] = new(JsonValueKind.String, "a GUID in a string"),
        [typeof(DateOnly)] = new(JsonValueKind.String, "a date such as \"2024-09-18\""),
        [typeof(TimeOnly)] = new(JsonValueKind.String, "a time such as \"22:00:00\""),
        [typeof(DateTime)] = new(JsonValueKind.String, "a date and time such as \"2024-09-18T22:00:00Z\""),
        [typeof(DateTimeOffset)] = new(JsonValueKind.String, "a date and time such as \"2024-09-18T22:00:00Z\""),
        [typeof(bool)] = new(JsonValueKind.True, "true or false"),
        [typeof(float)] = new(JsonValueKind.Number, "a number"),
        [typeof(double)] = new(JsonValueKind.Number, "a number"),
        [typeof(decimal)] = new(JsonValueKind.Number, "a number"),
        [typeof(byte)] = Whole(byte.MinValue, byte.MaxValue),
        [typeof(sbyte)] = Whole(sbyte.MinValue, sbyte.MaxValue),
        [typeof(short)] = Whole(short.MinValue, short.MaxValue),
        [typeof(ushort)] = Whole(ushort.MinValue, ushort.MaxValue),
        [typeof(int)] = Whole(int.MinValue, int.MaxValue),
        [typeof(uint)] = Whole(uint.MinValue, uint.MaxValue),
        [typeof(long)] = Whole(long.MinValue, long.MaxValue),
        [typeof(ulong)] = Whole(ulong.MinValue, ulong.MaxValue),
    };

    /// <summary>What is expected where the kind is wrong, without the range that the kind's values have.</summary>
    public string ExpectedKind => Kind == JsonValueKind.Number ? "a number" : Expected;

    private bool IsWhole { get; init; }

    /// <summary>What is expected where the kind is right: of a fraction that it is whole, whatever the range of the type.</summary>
    public string ExpectedInPlaceOf(ConfigNode node) => IsWhole && node.Text.Contains('.', StringComparison.Ordinal) ? WholeNumber : Expected;

    /// <summary>Finds the form of a type.</summary>
    public static SettingForm Of(JsonTypeInfo type) => type switch
    {
        { Type.IsEnum: true } => new(JsonValueKind.String, $"one of {string.Join(", ", EnumWords.Of(type).All.Select(ConfigNode.Quote))}"),
        { PolymorphismOptions: not null } => AnyForm,
        { Kind: JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary } => new(JsonValueKind.Object, "an object"),
        { Kind: JsonTypeInfoKind.Enumerable } => new(JsonValueKind.Array, "a list"),
        _ => Leaves.GetValueOrDefault(type.Type, AnyForm),
    };

    /// <summary>Whether a value is of the kind that is wanted.</summary>
    public bool Fits(JsonValueKind kind) =>
        Kind == JsonValueKind.Undefined || kind == Kind || (Kind == JsonValueKind.True && kind == JsonValueKind.False);

    /// <summary>How to mend a value of the wrong kind; empty where there is no short way.</summary>
    public string Advice(ConfigNode node) => (Kind, node.Kind) switch
    {
        (JsonValueKind.Number, JsonValueKind.String) when IsNumber(node.Text) => ": remove the quotes",
        (JsonValueKind.True, JsonValueKind.String) when node.Text is "true" or "false" => ": remove the quotes",
        (JsonValueKind.Number or JsonValueKind.True, JsonValueKind.String) when ReferenceResolver.HasReferences(node.Text) =>
            ": a reference gives a string only",
        (JsonValueKind.String, JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False) when ReferenceEquals(this, Text) =>
            ": put it in quotes",
        (JsonValueKind.Array, JsonValueKind.String) => $": write [{ConfigNode.Quote(node.Text)}]",
        _ => "",
    };

    private static SettingForm Whole(decimal minimum, decimal maximum) =>
        new(JsonValueKind.Number, string.Create(CultureInfo.InvariantCulture, $"{WholeNumber} from {minimum} to {maximum}")) { IsWhole = true };

    private static bool IsNumber(string text) =>
        double.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out double number)
        && double.IsFinite(number);
}
