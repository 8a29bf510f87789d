using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Triggers;

/// <summary>Where Airflow is, and who asks.</summary>
/// <param name="Url">The address of its web server, which ends with <c>/</c>.</param>
/// <param name="User">The user; <see langword="null"/> where there is a token.</param>
/// <param name="Password">The user's password.</param>
/// <param name="Token">A token; <see langword="null"/>: one is asked for with user and password.</param>
internal sealed record AirflowAddress(Uri Url, string? User, string? Password, string? Token)
{
    public const string UrlVariable = "AIRFLOW_URL";
    public const string UserVariable = "AIRFLOW_USERNAME";
    public const string PasswordVariable = "AIRFLOW_PASSWORD";
    public const string TokenVariable = "AIRFLOW_TOKEN";

    /// <summary>Reads the variables.</summary>
    /// <param name="host">Holds them.</param>
    /// <param name="option">What <c>--airflow-url</c> says.</param>
    /// <exception cref="UsageException">Something is missing or wrong; names all of it.</exception>
    public static AirflowAddress Read(ToolHost host, string? option)
    {
        List<Problem> problems = [];
        string? text = option ?? host.Variable(UrlVariable);
        string source = option is null ? UrlVariable : "--airflow-url";
        Uri? url = null;
        if (text is null)
        {
            problems.Add(new Problem($"no address of Airflow: name its web server with --airflow-url or {UrlVariable}, for example http://localhost:8080"));
        }
        else if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            problems.Add(new Problem($"{source} is no http or https URL: expected for example http://localhost:8080"));
        }
        else if (url.UserInfo.Length > 0)
        {
            problems.Add(new Problem($"{source} holds a user: set {UserVariable} and {PasswordVariable} in place of it"));
        }

        string? token = host.Variable(TokenVariable);
        string? user = host.Variable(UserVariable);
        string? password = host.Variable(PasswordVariable);
        if (token is null && (user is null || password is null))
        {
            problems.Add(new Problem($"no credentials for Airflow: set {UserVariable} and {PasswordVariable}, or {TokenVariable}"));
        }

        return problems.Count > 0 ? throw new UsageException(problems) : new AirflowAddress(url!, user, password, token);
    }
}
