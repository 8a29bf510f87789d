using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Cli.Configs.Versions;

/// <summary>Replaces a small object if what was looked at still stands there, and believes only what it reads afterwards.</summary>
internal sealed class ConditionalWrite(ToolHost host, IStore store, string key, string scratchKey)
{
    private const int Tries = 3;

    /// <summary>Writes.</summary>
    /// <param name="content">What.</param>
    /// <param name="seen">What was looked at; <see langword="null"/>: nothing stood there.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>What stands there now: this content.</returns>
    /// <exception cref="TryAgainException">Somebody else was first; nothing of theirs was overwritten.</exception>
    public async Task<StoredObject> RunAsync(ReadOnlyMemory<byte> content, StoredObject? seen, CancellationToken cancellationToken)
    {
        StoreTraits traits = await store.LearnTraitsAsync(scratchKey, cancellationToken);
        if (!traits.HonoursConditions)
        {
            await host.Error.WriteLineAsync(
                $"{PipelineTool.Name}: {store.Describe("")} does not honour conditional writes ({traits.Shortfall}): an edit at this very moment could be lost.");
        }

        for (int tries = 0; tries < Tries; tries++)
        {
            await CheckAsync(seen, cancellationToken);
            WriteCondition condition = traits.HonoursConditions ? WriteCondition.Unchanged(seen) : WriteCondition.None;
            WriteOutcome outcome = await store.PutAsync(key, content, condition, cancellationToken);
            SmallObject? now = await store.GetAsync(key, cancellationToken);
            if (now is not null && now.Content.AsSpan().SequenceEqual(content.Span))
            {
                return now.Head;
            }

            if (outcome.Result != WriteResult.Unknown)
            {
                throw Lost();
            }
        }

        throw new TryAgainException($"{store.Describe(key)}: the store did not say {Tries} times whether it took the file. Look at it with 'pipeline config diff'.");
    }

    private async Task CheckAsync(StoredObject? seen, CancellationToken cancellationToken)
    {
        if ((await store.HeadAsync(key, cancellationToken))?.ETag != seen?.ETag)
        {
            throw Lost();
        }
    }

    private TryAgainException Lost() => new(
        $"{store.Describe(key)} was changed by somebody else since it was read. Nothing was uploaded. Look at the change with 'pipeline config diff', and push again.");
}
