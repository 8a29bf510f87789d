using System.Text;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Store;

/// <summary>
/// Asks a store whether it honours conditions. The object that it writes for that always has the same content, so that many may ask at once;
/// it stays.
/// </summary>
internal static class ConditionProbe
{
    // Others ask at the same moment: at a store whose tags differ from write to write, a right tag may be wrong a moment later.
    private const int Tries = 5;

    private static readonly byte[] Content = Encoding.UTF8.GetBytes("Written to find out whether this store honours conditional writes. Holds nothing.\n");

    /// <param name="store">The store.</param>
    /// <param name="scratchKey">The key to write.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="TryAgainException">The store did not answer.</exception>
    public static async Task<StoreTraits> RunAsync(IStore store, string scratchKey, CancellationToken cancellationToken)
    {
        if (await PutAsync(WriteCondition.Absent) != WriteResult.Refused && await PutAsync(WriteCondition.Absent) != WriteResult.Refused)
        {
            return new StoreTraits(HonoursConditions: false, "If-None-Match lets an existing object be overwritten");
        }

        if (!await RightTagPassesAsync())
        {
            return new StoreTraits(HonoursConditions: false, "If-Match refuses the right ETag");
        }

        return await PutAsync(WriteCondition.Unchanged(Nowhere(scratchKey))) == WriteResult.Refused
            ? StoreTraits.Full
            : new StoreTraits(HonoursConditions: false, "If-Match lets a wrong ETag pass");

        async Task<bool> RightTagPassesAsync()
        {
            for (int count = 0; count < Tries; count++)
            {
                StoredObject? current = await store.HeadAsync(scratchKey, cancellationToken);
                if (await PutAsync(WriteCondition.Unchanged(current)) == WriteResult.Written)
                {
                    return true;
                }

                if ((await store.HeadAsync(scratchKey, cancellationToken))?.ETag == current?.ETag)
                {
                    return false;
                }
            }

            return false;
        }

        async Task<WriteResult> PutAsync(WriteCondition condition)
        {
            for (int count = 0; count < Tries; count++)
            {
                WriteOutcome outcome = await store.PutAsync(scratchKey, Content, condition, cancellationToken);
                if (outcome.Result != WriteResult.Unknown)
                {
                    return outcome.Result;
                }

                // Waits until the store answers again. No answer must never pass for one: a store that honours conditions would be used without.
                _ = await store.HeadAsync(scratchKey, cancellationToken);
            }

            throw new TryAgainException(
                $"{store.Describe(scratchKey)}: the store did not say {Tries} times whether it honours conditional writes. Nothing was published. Try again; look at the server if it stays so.");
        }
    }

    private static StoredObject Nowhere(string key) => new(key, Bytes: 0, ETag: new string('0', 32), DateTimeOffset.MinValue);
}
