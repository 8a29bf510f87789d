using System.Globalization;
using Pipeline.Nodes.Cli.Stores.S3;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store.S3;

namespace Pipeline.Nodes.Cli.Doctor;

/// <summary>Looks for uploads that attempts began and that nobody will finish: they are not listed among the objects, and cost as much.</summary>
internal static class UnfinishedUploads
{
    public const string Check = "unfinished uploads";

    // What is younger may belong to an attempt that is at work.
    private static readonly TimeSpan LeftBehindAfter = TimeSpan.FromDays(1);

    /// <summary>Lists them.</summary>
    public static async Task<Finding> ExamineAsync(OperatorBucket bucket, string prefix, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return Of(await bucket.ListUploadsAsync(prefix, cancellationToken), time.GetUtcNow());
        }
        catch (AccessDeniedException)
        {
            // To list them is a permission of its own, which nodes do not need.
            return new Finding(
                Check,
                Finding.Doubtful,
                $"not known whether there are any: {bucket.Place.Describe("")} does not tell these credentials (s3:ListBucketMultipartUploads). Nodes do not need to know");
        }
        catch (NodeException failure)
        {
            // Not every server lists them.
            return new Finding(Check, Finding.Doubtful, $"not known whether there are any: {S3Texts.FirstSentence(failure.Message)}. Nodes do not need to know");
        }
    }

    /// <summary>Judges them.</summary>
    /// <param name="begun">When each was begun.</param>
    /// <param name="now">The time.</param>
    public static Finding Of(IReadOnlyList<DateTimeOffset> begun, DateTimeOffset now)
    {
        DateTimeOffset[] left = [.. begun.Where(time => now - time > LeftBehindAfter)];
        if (left.Length == 0)
        {
            return new Finding(Check, Finding.Fine, begun.Count == 0 ? "none" : $"{begun.Count}, none older than a day");
        }

        string oldest = left.Min().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new Finding(
            Check,
            Finding.Doubtful,
            $"{Quantity.Count(left.Length, "upload")} older than a day that nobody finished, the oldest of {oldest}: programs that are killed leave them, and what they hold is paid for. "
                + "Give the bucket a lifecycle rule that aborts them (AbortIncompleteMultipartUpload after 1 day)");
    }
}
