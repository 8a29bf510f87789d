using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.Publishing;

/// <summary>What publishing says. Event ids 3xxx.</summary>
internal static partial class PublishingLog
{
    [LoggerMessage(3001, LogLevel.Debug, "Claimed {Key} for {ArtifactCount} artifacts; uploads of an earlier attempt to abort: {InheritedCount}.")]
    public static partial void Claimed(ILogger logger, string key, int artifactCount, int inheritedCount);

    [LoggerMessage(3002, LogLevel.Information, "Taking over {Key} from try {Try} (attempt {Attempt}), which did not commit.")]
    public static partial void TakingOver(ILogger logger, string key, int @try, string attempt);

    [LoggerMessage(3003, LogLevel.Warning, "{Key} is not what the manifest says any more; the work is done again.")]
    public static partial void ArtifactMissing(ILogger logger, string key);

    [LoggerMessage(3004, LogLevel.Warning, "{Folder}: this store does not honour conditional writes ({Shortfall}). Of two attempts that publish here at one moment, the later one wins, whichever it is; readers still see one attempt's complete output or an error, never a mixture. Run one run at a time (max_active_runs=1).")]
    public static partial void NoConditions(ILogger logger, string folder, string shortfall);
}
