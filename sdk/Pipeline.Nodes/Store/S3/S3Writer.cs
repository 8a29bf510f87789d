using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.Store.S3;

/// <summary>
/// Sends conditional writes, each once: repeating one whose answer was lost would refuse itself. And it knows how the server wants an ETag
/// in a condition: with its quotes, as HTTP writes it, or (RADOS Gateway) without.
/// </summary>
internal sealed class S3Writer(S3Bucket bucket, S3Reader reader, ILogger log)
{
    private volatile bool _bareETags;
    private volatile bool _formIsKnown = bucket.Connection.Endpoint.IsAws;

    /// <summary>Sends a write under a condition.</summary>
    /// <param name="key">The key to write.</param>
    /// <param name="condition">What must stand there.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="send">Sends it with the two headers, and gives the ETag and the version that the server answered.</param>
    /// <param name="bytes">The size of what is written.</param>
    /// <param name="cancellationToken">Ends the sending; whether it was written is unknown then.</param>
    public async Task<WriteOutcome> WriteOnceAsync(
        string key,
        WriteCondition condition,
        TimeSpan limit,
        Func<string?, string?, CancellationToken, Task<(string? ETag, string? VersionId)>> send,
        long bytes,
        CancellationToken cancellationToken)
    {
        WriteOutcome outcome = await SendAsync(_bareETags);
        if (outcome.Written is { } written)
        {
            return await ConfirmAsync(written, condition, cancellationToken);
        }

        if (outcome.Result != WriteResult.Refused || condition.ETag is null || _formIsKnown || !await StandsThereAsync(key, condition, cancellationToken))
        {
            return outcome;
        }

        // It was refused although the condition holds: the other form decides.
        WriteOutcome other = await SendAsync(!_bareETags);
        if (other.Result == WriteResult.Written)
        {
            _bareETags = !_bareETags;
            _formIsKnown = true;
            S3Log.ETagFormLearned(log, bucket.Place.Describe(key), _bareETags ? "without quotes" : "in quotes");
        }

        return other.Written is { } second ? await ConfirmAsync(second, condition, cancellationToken) : other;

        async Task<WriteOutcome> SendAsync(bool bare)
        {
            string? ifMatch = condition.ETag is { } tag ? bare ? tag : ETags.Quoted(tag) : null;
            string? ifNoneMatch = condition == WriteCondition.Absent ? "*" : null;
            for (int repetitions = 0; ; repetitions++)
            {
                try
                {
                    return await SendOnceAsync(ifMatch, ifNoneMatch);
                }
                catch (Exception exception) when (repetitions < S3Calls.MostDamages && S3Faults.KindOf(exception) == S3FaultKind.RequestDamaged)
                {
                    // It was refused as it came, whatever its condition: it may be repeated.
                }
                catch (Exception exception) when (S3Faults.IsStoreFailure(exception))
                {
                    return OutcomeOf(exception, key);
                }
            }
        }

        async Task<WriteOutcome> SendOnceAsync(string? ifMatch, string? ifNoneMatch)
        {
            (string? eTag, string? versionId) = await bucket.Calls.OnceAsync(limit, token => send(ifMatch, ifNoneMatch, token), cancellationToken);
            _formIsKnown |= ifMatch is not null;
            return new WriteOutcome(
                WriteResult.Written, new StoredObject(key, bytes, ETags.Bare(eTag), DateTimeOffset.MinValue, S3Version.Of(versionId)));
        }
    }

    // RADOS Gateway answers two writers that pass the condition at one moment with success, and keeps one of them.
    private async Task<WriteOutcome> ConfirmAsync(StoredObject written, WriteCondition condition, CancellationToken cancellationToken)
    {
        bool isTrusted = bucket.Connection.Endpoint.IsAws || condition.Always || written.ETag.Length == 0;
        return isTrusted || (await reader.CurrentAsync(written.Key, cancellationToken))?.ETag == written.ETag
            ? new WriteOutcome(WriteResult.Written, written)
            : WriteOutcome.Unknown;
    }

    private WriteOutcome OutcomeOf(Exception exception, string key)
    {
        S3FaultKind kind = S3Faults.KindOf(exception);
        if (kind == S3FaultKind.ConditionFailed)
        {
            return WriteOutcome.Refused;
        }

        // An upload that is not there was completed before, or aborted by another attempt; and a condition on what is not there is answered 404.
        if (kind is S3FaultKind.Conflict or S3FaultKind.NotThere or S3FaultKind.AnswerDamaged || S3Faults.IsTransient(kind))
        {
            S3Log.OutcomeUnknown(log, bucket.Place.Describe(key), exception.Message.ReplaceLineEndings(" "));
            return WriteOutcome.Unknown;
        }

        throw bucket.Calls.Translate(exception, S3Action.Write, key);
    }

    private async Task<bool> StandsThereAsync(string key, WriteCondition condition, CancellationToken cancellationToken)
        => (await reader.CurrentAsync(key, cancellationToken))?.ETag == condition.ETag;
}
