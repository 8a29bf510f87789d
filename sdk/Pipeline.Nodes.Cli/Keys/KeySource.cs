using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.DagKeys;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Cli.Keys;

/// <summary>Draws DAG keys that are not taken.</summary>
internal sealed class KeySource
{
    /// <summary>The variable that holds CodeIgniter's key.</summary>
    public const string Variable = "ENCRYPTION_KEY";

    // A full bucket is likelier a fault of the looking than 20 hits of 1 in 4 billion each.
    private const int MostDraws = 20;

    private readonly DagKeyScheme _scheme;
    private readonly EncryptionKey _encryptionKey;

    private KeySource(DagKeyScheme scheme, EncryptionKey encryptionKey)
    {
        _scheme = scheme;
        _encryptionKey = encryptionKey;
    }

    /// <summary>Takes the encryption key of the option, else of the variable, else a random one, and says so.</summary>
    /// <exception cref="UsageException">The encryption key cannot be used.</exception>
    public static async Task<KeySource> OpenAsync(ToolHost host, DagKeyScheme scheme, string? option)
    {
        string? text = option ?? host.Variable(Variable);
        if (text is null)
        {
            await host.Error.WriteLineAsync(
                $"{PipelineTool.Name}: no encryption key is given (--encryption-key, {Variable}): a random one is used for this key and forgotten.");
            return new KeySource(scheme, EncryptionKey.Draw(scheme));
        }

        return new KeySource(scheme, Read(text, scheme, option is null ? Variable : "--encryption-key"));
    }

    /// <summary>Draws a key that no config file of the bucket has.</summary>
    /// <param name="id">The identifier to encrypt.</param>
    /// <param name="store">The bucket; <see langword="null"/>: any key will do.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <exception cref="TryAgainException">Every key that was drawn is taken.</exception>
    public async Task<DagKey> DrawAsync(string id, IStore? store, CancellationToken cancellationToken)
    {
        List<ConfigFileName> taken = store is null ? [] : await ConfigFinder.ListAsync(store, cancellationToken);
        for (int draws = 0; draws < MostDraws; draws++)
        {
            DagKey key = DagKey.Create(id, _encryptionKey, _scheme);
            if (taken.TrueForAll(name => name.DagKey != key.Value))
            {
                return key;
            }
        }

        throw new TryAgainException($"{MostDraws} keys were drawn, and config files in {store!.Describe("")} have all of them. Look into the bucket.");
    }

    private static EncryptionKey Read(string text, DagKeyScheme scheme, string source)
    {
        EncryptionKey key;
        try
        {
            key = EncryptionKey.Parse(text);
        }
        catch (FormatException exception)
        {
            throw new UsageException($"{source}: {exception.Message}.");
        }

        int least = EncryptionKey.LeastLength(scheme);
        return key.Length >= least ? key : throw new UsageException(
            $"{source}: the encryption key has {key.Length} bytes; {SchemeNames.Of(scheme)} takes {least} or more."
            + " Write the bytes as text, or as hex2bin:… or base64:… as CodeIgniter's settings do.");
    }
}
