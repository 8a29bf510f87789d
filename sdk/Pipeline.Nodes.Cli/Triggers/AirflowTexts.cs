using System.Net;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Triggers;

/// <summary>What a person is told when Airflow refuses.</summary>
internal static class AirflowTexts
{
    private const int LongestDetail = 300;

    /// <summary>Nobody answered.</summary>
    public static UnavailableException NoAnswer(AirflowAddress address, Exception failure, TimeSpan patience) => failure is TaskCanceledException
        ? new UnavailableException($"{address.Url} did not answer within {patience.TotalSeconds:0} s. Try again; look at Airflow's web server if it stays so.", failure)
        : new UnavailableException($"{address.Url} cannot be reached: {failure.Message.TrimEnd('.')}. Correct --airflow-url ({AirflowAddress.UrlVariable}), or start Airflow.", failure);

    /// <summary>User and password were refused.</summary>
    public static AccessDeniedException LoginRefused(AirflowAddress address, HttpStatusCode status) =>
        new($"{address.Url} refuses the login of '{address.User}' ({(int)status}). Correct {AirflowAddress.UserVariable} and {AirflowAddress.PasswordVariable}.");

    /// <summary>A request was refused.</summary>
    public static NodeException Refused(AirflowAddress address, HttpStatusCode status, string detail, string dagId, string? runId)
    {
        string said = detail.Length == 0 ? "" : $" It says: {(detail.Length > LongestDetail ? detail[..LongestDetail] + "…" : detail).TrimEnd('.')}.";
        return status switch
        {
            HttpStatusCode.Unauthorized when address.Token is not null =>
                new AccessDeniedException($"{address.Url} refuses the token (401): it is wrong, or has expired. Get a new one and set {AirflowAddress.TokenVariable}.{said}"),
            HttpStatusCode.Unauthorized => LoginRefused(address, status),
            HttpStatusCode.Forbidden => new AccessDeniedException($"'{address.User ?? "the token"}' may not start runs of the DAG '{dagId}' (403). Give the user a role that may.{said}"),
            HttpStatusCode.NotFound => new NoInputException(
                $"{address.Url} knows no DAG '{dagId}'{(runId is null ? "" : $" with a run '{runId}'")} (404). Deploy the file that 'pipeline dag' writes, and wait until Airflow has read it.{said}"),
            HttpStatusCode.Conflict => new UsageException($"the DAG '{dagId}' has a run '{runId}' already (409). Choose another --run-id, or leave it out.{said}"),
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => new UsageException($"{address.Url} does not take the request ({(int)status}).{said}"),
            HttpStatusCode.TooManyRequests => new TryAgainException($"{address.Url} asks for fewer requests (429). Try again later.{said}"),
            _ => new UnavailableException($"{address.Url} answers {(int)status}. Try again; look at Airflow's web server if it stays so.{said}"),
        };
    }
}
