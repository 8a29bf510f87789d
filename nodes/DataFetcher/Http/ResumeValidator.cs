using System.Net.Http.Headers;

namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>
/// What a broken body can be continued with (RFC 9110, 13.1.5): a strong entity tag, or a date of last change that is old enough to be
/// one. A weak tag says only that two versions mean the same, so the second half of one may not fit the first half of the other.
/// </summary>
internal static class ResumeValidator
{
    // A file may change twice in the second that its date names (RFC 9110, 8.8.2.2); a minute also allows for clocks that differ.
    private static readonly TimeSpan SettlingTime = TimeSpan.FromMinutes(1);

    /// <summary>Finds the validator of an answer, or null if it has none that is strong.</summary>
    public static RangeConditionHeaderValue? Of(HttpResponseMessage response)
    {
        if (response.Headers.ETag is EntityTagHeaderValue tag)
        {
            return tag.IsWeak ? null : new RangeConditionHeaderValue(tag);
        }

        bool settled = response.Content.Headers.LastModified is DateTimeOffset changed
            && response.Headers.Date is DateTimeOffset sent
            && sent - changed >= SettlingTime;
        return settled ? new RangeConditionHeaderValue(response.Content.Headers.LastModified!.Value) : null;
    }
}
