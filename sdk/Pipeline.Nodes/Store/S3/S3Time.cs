namespace Pipeline.Nodes.Store.S3;

/// <summary>Reads the times of the AWS SDK, which knows neither offset nor presence for sure.</summary>
internal static class S3Time
{
    public static DateTimeOffset Of(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : DateTimeOffset.MinValue;
}
