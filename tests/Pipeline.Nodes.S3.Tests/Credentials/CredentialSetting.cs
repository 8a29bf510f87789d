using System.Globalization;
using Pipeline.Nodes.Tests.Store;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.S3.Tests.Credentials;

/// <summary>A home folder and the variables of a pod or a laptop that has credentials from one source only.</summary>
internal sealed class CredentialSetting : IDisposable
{
    private const string Arn = "arn:aws:iam::1:role/node";
    private const string Keys = "[keys]\naws_access_key_id = source\naws_secret_access_key = sourcesecret\n";

    // A cached token's file is named after the SHA-1 of the session's name, or of the start URL where there is no session.
    private const string FileOfSession = "e274eeff768c6396088ec6eb091f4bf4d47ab1e0";
    private const string FileOfStartUrl = "e8be5486177c5b5392bd9aa76563515b29358e6e";
    private const string StartUrl = "https://example.awsapps.com/start";
    private const string SsoRole = "sso_account_id = 1\nsso_role_name = node\n";
    private const string SsoPortal = $"sso_region = us-east-1\nsso_start_url = {StartUrl}\n";

    private readonly TemporaryFolder _home = new();
    private readonly Uri _endpoint;

    public CredentialSetting(CredentialSource source, CredentialEndpoint endpoint, Uri? elsewhere = null)
    {
        _endpoint = elsewhere ?? endpoint.Address;
        Variables =
        [
            ("HOME", _home.Of("")),
            ("AWS_ACCESS_KEY_ID", null),
            ("AWS_SECRET_ACCESS_KEY", null),
            ("AWS_REGION", "us-east-1"),
            ("AWS_CONFIG_FILE", _home.Of("config")),
            ("AWS_SHARED_CREDENTIALS_FILE", _home.Of("credentials")),
            ("AWS_ENDPOINT_URL_STS", Root),
            ("AWS_ENDPOINT_URL_SSO", Root),
            ("AWS_ENDPOINT_URL_SSO_OIDC", Root),
            source == CredentialSource.Instance ? ("AWS_EC2_METADATA_SERVICE_ENDPOINT", Root) : ("AWS_EC2_METADATA_DISABLED", "true"),
            .. Prepare(source, endpoint),
        ];
    }

    public (string Name, string? Value)[] Variables { get; }

    /// <summary>The file that holds the token of the pod, of the container or of SSO.</summary>
    public string TokenFile { get; private set; } = "";

    private string Root => _endpoint.AbsoluteUri.TrimEnd('/');

    /// <summary>Takes out what changes from run to run.</summary>
    public string Scrub(string text) => text
        .Replace(_home.Path, "{home}", StringComparison.Ordinal)
        .Replace(_endpoint.Authority, "{endpoint}", StringComparison.Ordinal);

    public void Dispose() => _home.Dispose();

    private (string Name, string? Value)[] Prepare(CredentialSource source, CredentialEndpoint endpoint)
    {
        switch (source)
        {
            case CredentialSource.WebIdentity:
                TokenFile = Write("token", "identity-of-the-pod");
                return [("AWS_WEB_IDENTITY_TOKEN_FILE", TokenFile), ("AWS_ROLE_ARN", Arn), ("AWS_ROLE_SESSION_NAME", "node")];
            case CredentialSource.WebIdentityOfAProfile:
                TokenFile = Write("token", "identity-of-the-pod");
                return Profile($"role_arn = {Arn}\nweb_identity_token_file = {TokenFile}\n");
            case CredentialSource.RoleOfAProfile:
                Write("credentials", Keys);
                return Profile($"role_arn = {Arn}\nsource_profile = keys\n");
            case CredentialSource.RoleOfARole:
                Write("credentials", Keys);
                return Profile($"role_arn = {Arn}\nsource_profile = first\n[profile first]\nrole_arn = {Arn}-first\nsource_profile = keys\n");
            case CredentialSource.RoleOfTheContainer:
                return [.. Profile($"role_arn = {Arn}\ncredential_source = EcsContainer\n"), .. Container()];
            case CredentialSource.Container:
                return Container();
            case CredentialSource.SsoSession:
                TokenFile = WriteSsoToken(FileOfSession, TimeSpan.FromHours(8));
                return Profile($"sso_session = work\n{SsoRole}[sso-session work]\n{SsoPortal}");
            case CredentialSource.SsoTokenThatExpires:
                TokenFile = WriteSsoToken(FileOfSession, -TimeSpan.FromHours(1));
                return Profile($"sso_session = work\n{SsoRole}[sso-session work]\n{SsoPortal}");
            case CredentialSource.SsoWithoutSession:
                TokenFile = WriteSsoToken(FileOfStartUrl, TimeSpan.FromHours(8));
                return Profile(SsoPortal + SsoRole);
            case CredentialSource.Process:
                TokenFile = Write("process.json", endpoint.Json);
                return Profile($"credential_process = cat {TokenFile}\n");
            default:
                return [];
        }
    }

    private (string Name, string? Value)[] Container()
    {
        TokenFile = Write("token", "identity-of-the-container");
        return [("AWS_CONTAINER_CREDENTIALS_FULL_URI", $"{Root}/container"), ("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", TokenFile)];
    }

    private (string Name, string? Value)[] Profile(string settings)
    {
        Write("config", $"[profile node]\n{settings}");
        return [("AWS_PROFILE", "node")];
    }

    private string WriteSsoToken(string file, TimeSpan valid)
    {
        Directory.CreateDirectory(_home.Of(".aws/sso/cache"));
        return Write(
            $".aws/sso/cache/{file}.json",
            $$"""
              { "startUrl": "{{StartUrl}}", "region": "us-east-1", "accessToken": "token-of-a-person", "expiresAt": "{{At(valid)}}",
                "clientId": "client", "clientSecret": "secret", "registrationExpiresAt": "{{At(TimeSpan.FromDays(30))}}", "refreshToken": "refresh" }
              """);
    }

    private static string At(TimeSpan fromNow) => DateTime.UtcNow.Add(fromNow).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private string Write(string name, string content)
    {
        File.WriteAllText(_home.Of(name), content);
        return _home.Of(name);
    }
}
