using System.CommandLine;
using System.Text;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.Results;
using Pipeline.Nodes.Cli.Stores;
using Pipeline.Nodes.DagKeys;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Keys;

/// <summary><c>pipeline key new</c>: makes a DAG key the way CodeIgniter makes it.</summary>
internal sealed class KeyNewCommand : ReportCommand
{
    private readonly Option<string> _id = new("--id") { HelpName = "ID", Description = "What identifies the pipeline; it is encrypted.", Required = true };

    private readonly Option<string?> _scheme = Text(
        "--scheme", "NAME", $"Which of CodeIgniter's libraries encrypts: {string.Join(", ", SchemeNames.Names)}. Default: {SchemeNames.Names[0]}.");

    private readonly Option<string?> _encryptionKey = Text(
        "--encryption-key", "KEY", $"CodeIgniter's encryption_key: text, hex2bin:… or base64:…. Other users of this machine can see it while the"
        + $" tool runs; {KeySource.Variable} they cannot.");

    private readonly Option<bool> _showCiphertext = Switch(
        "--show-ciphertext", "Print what the key was made from as a second line; raw bytes (codeigniter4) in Base64.");

    private readonly StoreOptions _store = new();

    public KeyNewCommand(ToolHost host)
        : base(host, "new", "Makes a DAG key: the first 8 digits of the MD5 of the encrypted identifier.")
    {
        AddAll(_id, _scheme, _encryptionKey, _showCiphertext, _store.Store, _store.Bucket);
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("pipeline key new --id 'customer 42'", "prints a new key"),
        new("pipeline key new --id 42 --bucket pipeline-bucket", "prints one that no config file of the bucket has"),
        new("pipeline key new --id 42 --scheme codeigniter4 --show-ciphertext", "also prints what CodeIgniter 4 can decrypt to 42"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; } =
    [
        "Each call gives another key, for the same id too: make it once and keep it. It is a name, not a secret, and opens nothing.\n"
            + $"Without --encryption-key, {KeySource.Variable} is taken; without both, a random key for this call.",
        "The keys in the bucket are looked at where --store, --bucket, PIPELINE_STORE or PIPELINE_BUCKET names one.",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string id = parsed.GetRequiredValue(_id);
        if (id.Length == 0)
        {
            throw new UsageException("--id is empty. Give what identifies the pipeline, for example a customer's number.");
        }

        DagKeyScheme scheme = SchemeNames.Parse(parsed.GetValue(_scheme));
        KeySource source = await KeySource.OpenAsync(Host, scheme, parsed.GetValue(_encryptionKey));
        using ToolStore? store = _store.IsGiven(Host, parsed) ? _store.Open(Host, parsed) : null;
        DagKey key = await source.DrawAsync(id, store?.Root, cancellationToken);

        string? ciphertext = !parsed.GetValue(_showCiphertext) ? null
            : scheme == DagKeyScheme.CodeIgniter4 ? Convert.ToBase64String(key.Ciphertext.Span)
            : Encoding.ASCII.GetString(key.Ciphertext.Span);
        KeyReport report = new(key.Value, id, SchemeNames.Of(scheme), ciphertext, store?.Root.Describe(""));
        await WriteAsync(
            parsed, report, ReportJson.All.KeyReport, () => $"{report.DagKey}\n{(report.Ciphertext is null ? "" : $"{report.Ciphertext}\n")}");
        return 0;
    }
}
