using System.Net;
using System.Security.Authentication;
using System.Xml;
using Amazon.Runtime;
using Amazon.S3;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Store.S3;

/// <summary>The one table of what a person is told when S3 fails: what happened, where, why, what to do.</summary>
internal static class S3Texts
{
    private const int LongestWordsOfServer = 200;

    /// <summary>The exception that ends the attempt.</summary>
    /// <param name="exception">What the AWS SDK or the network threw.</param>
    /// <param name="action">What was to be done.</param>
    /// <param name="place">The bucket.</param>
    /// <param name="key">The key or prefix.</param>
    public static NodeException Translate(Exception exception, S3Action action, S3Place place, string key)
    {
        string what = $"Cannot {action.Verb} {place.Describe(key)}";
        return exception switch
        {
            NodeException known => known,
            _ when S3Faults.Find<CredentialsException>(exception) is { } credentials => credentials.ToNodeException(what),
            AmazonS3Exception answer => OfAnswer(answer, action, place, key, what),
            _ when S3Faults.Find<AuthenticationException>(exception) is { } tls => OfTls(tls, place, what, exception),
            _ when S3Faults.KindOf(exception) == S3FaultKind.Unreachable => new UnavailableException(
                $"{what}: {place.Endpoint} cannot be reached ({Words(S3Faults.Innermost(exception).Message)}). Correct {EnvironmentNames.S3Endpoint}, or start the server.", exception),
            _ when S3Faults.IsTransient(S3Faults.KindOf(exception)) => new UnavailableException(
                $"{what}: {place.Endpoint} does not answer as it should ({Words(S3Faults.Innermost(exception).Message)}). {OtherSchemeHint(place)}Try again; look at the server and the network if it stays so.", exception),
            InvalidDataException => new BadDataException(
                $"{what}: {Words(exception.Message)}, however often it is read. Write it again; look at the network to {place.Endpoint} if it stays so.", exception),
            AmazonUnmarshallingException or XmlException => new UnavailableException(
                $"{what}: what answers at {place.Endpoint} does not speak S3 ({Words(exception.Message)}). Correct {EnvironmentNames.S3Endpoint}: the address of the S3 interface, not of a console.", exception),
            _ => new UnavailableException($"{what} at {place.Endpoint}: {Words(exception.Message)}", exception),
        };
    }

    /// <summary>The exception for a bucket that is not there.</summary>
    public static ConfigException NoSuchBucket(S3Place place)
    {
        string found = $"There is no bucket '{place.Bucket}' at {place.Endpoint}";
        string correct = $"correct its name ({place.BucketSource}) or {EnvironmentNames.S3Endpoint}.";
        return new ConfigException(place.NameFault is { } fault
            ? $"{found}, and none can be made: AWS takes {BucketNameFormat.ExpectedByAws}, and {fault}; {correct}"
            : $"{found}. Create it, or {correct}");
    }

    /// <summary>The exception for a name that AWS gives to no bucket of a region.</summary>
    public static ConfigException NoSuchName(S3Place place, string region) => new(
        $"No bucket of {place.Endpoint} in {region} is named '{place.Bucket}': AWS takes {BucketNameFormat.ExpectedByAws}, and {place.NameFault}. Buckets of {S3Clients.RegionOfOldNames} "
        + $"from before March 2018 may have such names: set {AwsVariables.Region}={S3Clients.RegionOfOldNames} if it is one of them; else correct its name ({place.BucketSource}) or {EnvironmentNames.S3Endpoint}.");

    private static NodeException OfAnswer(AmazonS3Exception answer, S3Action action, S3Place place, string key, string what)
    {
        string said = $"{what}: {place.Endpoint} answered {(int)answer.StatusCode} {Code(answer)}";
        return answer.ErrorCode switch
        {
            "NoSuchBucket" => NoSuchBucket(place),
            "InvalidBucketName" => new ConfigException($"{said}: it takes no bucket named '{place.Bucket}'. Correct the name ({place.BucketSource}) or {EnvironmentNames.S3Endpoint}."),
            "InvalidAccessKeyId" => Denied($"{said}: it does not know this access key. Correct AWS_ACCESS_KEY_ID, or {EnvironmentNames.S3Endpoint} if the key is another server's."),
            "SignatureDoesNotMatch" => Denied($"{said}: the secret does not belong to the access key. Correct AWS_SECRET_ACCESS_KEY (a line break or a blank at its end counts)."),
            "ExpiredToken" or "TokenRefreshRequired" => Denied($"{said}: the session token has expired. Get new credentials and set AWS_SESSION_TOKEN with them, or use a role that renews itself."),
            "InvalidToken" => Denied($"{said}: AWS_SESSION_TOKEN does not belong to the access key. Set all three of one session, or unset the token."),
            "RequestTimeTooSkewed" => Denied($"{said}: {ClockText(place, answer)}. Set this machine's clock (NTP)."),
            "PermanentRedirect" or "TemporaryRedirect" or "AuthorizationHeaderMalformed" or "IllegalLocationConstraintException" or "301"
                => WrongRegion(answer, place, said),
            "XAmzContentSHA256Mismatch" or "XAmzContentChecksumMismatch" or "BadDigest" => new UnavailableException(
                $"{said}: the server does not understand the checksum of the upload, or the network damages what is sent. Set {AwsVariables.RequestChecksumCalculation}=when_required; look at the network if it stays so.", answer),
            _ when answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => Denied(OfDenied(action, place, key, said)),
            _ when answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.TemporaryRedirect => WrongRegion(answer, place, said),
            _ => S3Faults.KindOf(answer) switch
            {
                S3FaultKind.Throttled => new TryAgainException($"{said}: it asks for fewer requests. Try again later; run less at once if it stays so.", answer),
                S3FaultKind.Conflict => new TryAgainException($"{said}: something else writes there at this moment. Try again.", answer),
                S3FaultKind.NotThere => new NoInputException($"{said}: it is not there.", answer),
                S3FaultKind.ServerError or S3FaultKind.ConnectionLost => new UnavailableException($"{said}: the server failed. Try again; look at the server if it stays so.", answer),
                _ => new UnavailableException($"{said}: {Words(answer.Message)} {OtherSchemeHint(place)}Look at the server's own log.", answer),
            },
        };

        AccessDeniedException Denied(string text) => new(text, answer)
        {
            Facts = new Dictionary<string, string> { ["bucket"] = place.Bucket, ["key"] = key },
        };
    }

    private static string OfDenied(S3Action action, S3Place place, string key, string said)
    {
        // Who may not list is told 403 for a key that is not there, so that the answer gives nothing away.
        return action == S3Action.Read
            ? $"{said}. Either the credentials may not read it (grant {action.Permission} on {place.Bucket}/*), or it is not there and they may not list the bucket "
                + $"(grant {S3Action.List.Permission} on {place.Bucket}; then a missing key is told apart)."
            : $"{said}. Grant the credentials {action.Permission} on {place.Bucket}{(action == S3Action.List || key.Length == 0 ? "" : $"/{key}")}, or correct the bucket's name ({place.BucketSource}).";
    }

    private static UnavailableException OfTls(AuthenticationException tls, S3Place place, string what, Exception exception)
    {
        // The handshake read an answer in plain text.
        bool plainText = S3Faults.Find<IOException>(exception) is { } || tls.Message.Contains("frame", StringComparison.OrdinalIgnoreCase);
        return new UnavailableException(
            plainText
                ? $"{what}: {place.Endpoint} does not speak TLS. If the server speaks plain http, say so: {EnvironmentNames.S3Endpoint}=http://{place.Endpoint.Address?.Authority}."
                : $"{what}: the certificate of {place.Endpoint} is not trusted ({Words(S3Faults.Innermost(tls).Message)}). Add its authority to the image (SSL_CERT_FILE), or correct the host's name in {EnvironmentNames.S3Endpoint}.",
            exception);
    }

    private static UnavailableException WrongRegion(AmazonS3Exception answer, S3Place place, string said)
        => new(
            $"{said}: the bucket is in another region ({Words(answer.Message)}). "
            + $"Set {AwsVariables.Region} to it, or unset {AwsVariables.Region} and {AwsVariables.DefaultRegion} and set {EnvironmentNames.S3Endpoint}=s3.amazonaws.com, so that the bucket {place.Bucket} is asked for its own.",
            answer);

    private static string ClockText(S3Place place, AmazonS3Exception answer)
    {
        TimeSpan off = place.Endpoint.Address is { } address ? CorrectClockSkew.GetClockCorrectionForEndpoint(address.AbsoluteUri) : TimeSpan.Zero;
        return off == TimeSpan.Zero
            ? $"this machine's clock differs too much from the server's{(string.IsNullOrWhiteSpace(answer.Message) ? "" : $" ({Words(answer.Message)})")}"
            : $"this machine's clock is {off.Duration().TotalMinutes:N0} minutes {(off > TimeSpan.Zero ? "behind" : "ahead of")} the server's";
    }

    private static string OtherSchemeHint(S3Place place)
        => place.Endpoint.UsesHttp ? $"If the server speaks https only, set {EnvironmentNames.S3Endpoint}=https://{place.Endpoint.Address?.Authority}. " : "";

    private static string Code(AmazonServiceException answer) => string.IsNullOrEmpty(answer.ErrorCode) ? answer.StatusCode.ToString() : answer.ErrorCode;

    /// <summary>The first sentence of a message, fit for one line.</summary>
    public static string FirstSentence(string message) => Words(message.Split(". ")[0]);

    /// <summary>A message, fit for one line.</summary>
    public static string Words(string message)
    {
        string line = message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return line.Length > LongestWordsOfServer ? line[..LongestWordsOfServer] + "…" : line;
    }
}
