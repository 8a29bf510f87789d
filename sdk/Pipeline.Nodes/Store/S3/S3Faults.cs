using System.Net;
using System.Net.Sockets;
using System.Xml;
using Amazon.Runtime;
using Amazon.S3;

namespace Pipeline.Nodes.Store.S3;

/// <summary>Reads what the AWS SDK and the network throw: the one table of what may be repeated.</summary>
internal static class S3Faults
{
    public static S3FaultKind KindOf(Exception exception) => exception switch
    {
        _ when Find<CredentialsException>(exception) is not null => S3FaultKind.Final,
        TimeoutException or EndOfStreamException => S3FaultKind.ConnectionLost,
        AmazonS3Exception answer => KindOfAnswer(answer),
        AmazonUnmarshallingException or XmlException or InvalidDataException => S3FaultKind.AnswerDamaged,
        _ when Find<HttpIOException>(exception) is not null => S3FaultKind.ConnectionLost,
        _ when Find<HttpRequestException>(exception) is { } request => KindOfRequest(request),
        AmazonServiceException answer => KindOfStatus(answer.StatusCode),
        AmazonClientException => S3FaultKind.Final,
        SocketException or IOException => S3FaultKind.ConnectionLost,
        _ => S3FaultKind.Final,
    };

    /// <summary>Whether the same request may succeed a moment later.</summary>
    public static bool IsTransient(S3FaultKind kind)
        => kind is S3FaultKind.Throttled or S3FaultKind.ServerError or S3FaultKind.ConnectionLost or S3FaultKind.Unreachable;

    /// <summary>Whether bytes were damaged on their way, or there is a reason for it that stays: it is tried again, but not for long.</summary>
    public static bool IsDamage(S3FaultKind kind) => kind is S3FaultKind.RequestDamaged or S3FaultKind.AnswerDamaged;

    /// <summary>Whether an exception is a failure of the store rather than a bug.</summary>
    public static bool IsStoreFailure(Exception exception)
        => exception is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or SocketException or TimeoutException or XmlException or InvalidDataException;

    /// <summary>The exception of a type that an exception is or holds.</summary>
    public static T? Find<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T)
        {
            exception = exception.InnerException;
        }

        return (T?)exception;
    }

    /// <summary>What lies at the bottom of an exception.</summary>
    public static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception;
    }

    private static S3FaultKind KindOfAnswer(AmazonS3Exception answer) => answer.ErrorCode switch
    {
        "NoSuchKey" or "NoSuchVersion" or "NoSuchUpload" or "NotFound" => S3FaultKind.NotThere,
        "PreconditionFailed" => S3FaultKind.ConditionFailed,
        "ConditionalRequestConflict" or "OperationAborted" => S3FaultKind.Conflict,
        "SlowDown" or "ServiceUnavailable" or "Throttling" or "ThrottlingException" or "TooManyRequests" or "RequestLimitExceeded" or "BandwidthLimitExceeded"
            => S3FaultKind.Throttled,
        "InternalError" or "InternalServerError" => S3FaultKind.ServerError,
        "XAmzContentSHA256Mismatch" or "XAmzContentChecksumMismatch" or "BadDigest" => S3FaultKind.RequestDamaged,
        "RequestTimeout" or "IncompleteBody" => S3FaultKind.ConnectionLost,
        _ => KindOfStatus(answer.StatusCode),
    };

    private static S3FaultKind KindOfStatus(HttpStatusCode status) => status switch
    {
        HttpStatusCode.PreconditionFailed => S3FaultKind.ConditionFailed,
        HttpStatusCode.Conflict => S3FaultKind.Conflict,
        HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests => S3FaultKind.Throttled,
        HttpStatusCode.RequestTimeout => S3FaultKind.ConnectionLost,
        >= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented => S3FaultKind.ServerError,
        _ => S3FaultKind.Final,
    };

    private static S3FaultKind KindOfRequest(HttpRequestException request) => request.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError => S3FaultKind.Unreachable,
        HttpRequestError.SecureConnectionError => S3FaultKind.Final,
        _ => request.StatusCode is { } status ? KindOfStatus(status) : S3FaultKind.ConnectionLost,
    };
}
