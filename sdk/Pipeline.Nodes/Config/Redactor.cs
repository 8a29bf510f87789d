using System.Text.Json;

namespace Pipeline.Nodes.Config;

/// <summary>
/// Takes secrets out of texts: each is replaced by <c>***</c>, also where it is written as a part of JSON or of a URL. Immutable.
/// </summary>
/// <remarks>
/// A value of fewer than 4 characters is left alone: hiding every <c>1</c> or <c>on</c> would ruin the text and, by what is missing,
/// show the value. Such a value is no secret.
/// </remarks>
internal sealed class Redactor
{
    /// <summary>The length of the shortest value that is hidden.</summary>
    public const int ShortestHidden = 4;

    /// <summary>What stands in a secret's place.</summary>
    public const string Mask = "***";

    private readonly string[] _forms;

    /// <summary>Makes a redactor.</summary>
    /// <param name="secrets">The values to hide.</param>
    public Redactor(IEnumerable<string> secrets) => _forms =
    [
        .. secrets.Where(secret => secret.Length >= ShortestHidden)
            .SelectMany(FormsOf)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(form => form.Length)
            .ThenBy(form => form, StringComparer.Ordinal),
    ];

    /// <summary>Hides nothing.</summary>
    public static Redactor None { get; } = new([]);

    /// <summary>Gives the text without the secrets.</summary>
    public string Redact(string text)
    {
        foreach (string form in _forms)
        {
            text = text.Replace(form, Mask, StringComparison.Ordinal);
        }

        return text;
    }

    private static IEnumerable<string> FormsOf(string secret) =>
    [
        secret,
        JsonEncodedText.Encode(WellFormed(secret)).Value,
        JsonEncodedText.Encode(WellFormed(secret), System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value,
        Uri.EscapeDataString(secret),
        Uri.EscapeDataString(secret).Replace("%20", "+", StringComparison.Ordinal),
    ];

    // An environment variable may hold what is no text; the encoder refuses that.
    private static string WellFormed(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
