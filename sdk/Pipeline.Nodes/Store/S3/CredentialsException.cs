using System.Text.RegularExpressions;
using Amazon.Runtime;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Store.S3;

/// <summary>No credentials could be had: said of their source, and not of the bucket.</summary>
internal sealed partial class CredentialsException : AmazonClientException
{
    private CredentialsException(string message, bool mayPass, Exception cause)
        : base(message, cause)
        => MayPass = mayPass;

    /// <summary>Whether the source cannot be reached or fails, so that a later attempt may find it well.</summary>
    public bool MayPass { get; }

    /// <summary>Says what a source answered.</summary>
    /// <param name="cause">What the AWS SDK threw.</param>
    /// <param name="origin">The source; null: none was found.</param>
    public static CredentialsException Of(Exception cause, CredentialOrigin? origin)
    {
        if (S3Faults.Find<CredentialsException>(cause) is { } known)
        {
            return known;
        }

        // What the chain says are the findings of each place where credentials may be, and too many for one line.
        string said = origin is null && cause is AmazonClientException
            ? S3Texts.FirstSentence(cause.Message)
            : S3Texts.Words(SaidBy(cause));
        return origin is null
            ? new CredentialsException($"no usable AWS credentials ({said}). Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile (AWS_PROFILE; one of SSO counts after 'aws sso login'), or give the pod a role.", mayPass: false, cause)
            : new CredentialsException($"no credentials from {origin.Words}: {said}. {origin.Advice}.", MayPassOf(cause), cause);
    }

    /// <summary>The exception that ends the attempt.</summary>
    /// <param name="what">What was to be done: <c>Cannot read s3://bucket/key</c>; empty: nothing but to have them.</param>
    public NodeException ToNodeException(string what)
    {
        string text = what.Length > 0 ? $"{what}: {Message}" : Message;
        return MayPass ? new UnavailableException(text, this) : new AccessDeniedException(text, this);
    }

    // What a service answers is wrapped; at the very bottom lies only that it was an error.
    private static string SaidBy(Exception cause)
    {
        if (AnswerIn(cause) is not { } answer)
        {
            return S3Faults.Innermost(cause).Message;
        }

        string code = string.IsNullOrEmpty(answer.ErrorCode) ? answer.StatusCode.ToString() : answer.ErrorCode;
        return $"the answer is {(int)answer.StatusCode} {code}{(string.IsNullOrWhiteSpace(answer.Message) ? "" : $" ({S3Texts.Words(answer.Message)})")}";
    }

    private static AmazonServiceException? AnswerIn(Exception cause)
        => S3Faults.Find<AmazonServiceException>(cause) is { } answer && answer.StatusCode != 0 ? answer : null;

    // The container's source tells a status in its text only; a status of the 4xx is a refusal.
    private static bool MayPassOf(Exception cause) => cause switch
    {
        TimeoutException => true,
        AmazonServiceException { StatusCode: 0 } container => !Refused().IsMatch(container.Message),
        _ => S3Faults.IsTransient(S3Faults.KindOf(AnswerIn(cause) ?? cause)),
    };

    [GeneratedRegex(@"\b4\d\d\b|[Cc]ould not find|[Aa]ccess to the path|[Pp]ermission denied|token must not")]
    private static partial Regex Refused();
}
