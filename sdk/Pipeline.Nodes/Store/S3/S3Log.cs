using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.Store.S3;

/// <summary>What the S3 store says. Event ids 2xxx.</summary>
internal static partial class S3Log
{
    [LoggerMessage(2001, LogLevel.Warning, "Could not {Verb} {Address}: {Problem}. Trying again in {PauseMs} ms (repetition {Count}).")]
    public static partial void Repeating(ILogger logger, string verb, string address, string problem, double pauseMs, int count);

    [LoggerMessage(2002, LogLevel.Debug, "The body of {Address} broke off at byte {Offset}: {Problem}. Going on from there.")]
    public static partial void BodyBroke(ILogger logger, string address, long offset, string problem);

    [LoggerMessage(2003, LogLevel.Debug, "The answer to a write of {Address} is unknown: {Problem}. What stands there is read to find out.")]
    public static partial void OutcomeUnknown(ILogger logger, string address, string problem);

    [LoggerMessage(2004, LogLevel.Debug, "{Address} was written with the ETag {Form} in its condition; this server honours no other form.")]
    public static partial void ETagFormLearned(ILogger logger, string address, string form);
}
