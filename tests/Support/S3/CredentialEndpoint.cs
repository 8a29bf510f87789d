using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Nodes.TestSupport.S3;

/// <summary>
/// Speaks on loopback what AWS's sources of credentials speak: STS, the portal and the tokens of IAM Identity Center (SSO), the container's agent (ECS, EKS Pod
/// Identity) and the instance's metadata. What it gives out is a session of the S3 server, so that only who asked here can read there.
/// </summary>
public sealed class CredentialEndpoint : IAsyncDisposable
{
    /// <summary>The role of the instance.</summary>
    public const string InstanceRole = "node-role";

    private readonly Loopback _loopback;
    private readonly ImmutableCredentials _session;
    private readonly ConcurrentQueue<CredentialCall> _calls = new();

    private CredentialEndpoint(ImmutableCredentials session)
    {
        _session = session;
        _loopback = new Loopback(HandleAsync);
    }

    /// <summary>Where programs find it.</summary>
    public Uri Address => _loopback.Address;

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<CredentialCall> Calls => [.. _calls];

    /// <summary>What it answers all requests with; null: what they ask for.</summary>
    public int? Refusal { get; set; }

    /// <summary>The access key of the session.</summary>
    public string AccessKey => _session.AccessKey;

    /// <summary>The credentials as the container's agent and <c>credential_process</c> write them.</summary>
    public string Json => new JsonObject
    {
        ["Version"] = 1,
        ["Code"] = "Success",
        ["AccessKeyId"] = _session.AccessKey,
        ["SecretAccessKey"] = _session.SecretKey,
        ["Token"] = _session.Token,
        ["SessionToken"] = _session.Token,
        ["Expiration"] = InAnHour,
    }.ToJsonString();

    private static string InAnHour => DateTime.UtcNow.AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ", null);

    /// <summary>Starts one that gives out a session.</summary>
    public static async Task<CredentialEndpoint> StartAsync(ImmutableCredentials session)
    {
        var endpoint = new CredentialEndpoint(session);
        await endpoint._loopback.ListenAsync();
        return endpoint;
    }

    public ValueTask DisposeAsync() => _loopback.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        IFormCollection? form = request.HasFormContentType ? await request.ReadFormAsync() : null;
        CredentialCall call = Read(request, form);
        _calls.Enqueue(call);
        context.Response.StatusCode = Refusal ?? StatusCodes.Status200OK;
        (string mediaType, string body) = Refusal is null ? Grant(call) : Refuse(call);
        context.Response.ContentType = mediaType;
        await context.Response.WriteAsync(body);
    }

    private static CredentialCall Read(HttpRequest request, IFormCollection? form) => request.Path.Value switch
    {
        "/container" => new(CredentialCallKind.Container, request.Headers.Authorization.ToString()),
        "/federation/credentials" => new(
            CredentialCallKind.SsoRole, $"{request.Query["account_id"]} {request.Query["role_name"]} {request.Headers["x-amz-sso_bearer_token"]}"),
        "/token" => new(CredentialCallKind.SsoToken, ""),
        "/latest/api/token" => new(CredentialCallKind.InstanceToken, ""),
        "/latest/meta-data/iam/security-credentials" => new(CredentialCallKind.InstanceRole, request.Headers["x-aws-ec2-metadata-token"].ToString()),
        $"/latest/meta-data/iam/security-credentials/{InstanceRole}" => new(CredentialCallKind.Instance, request.Headers["x-aws-ec2-metadata-token"].ToString()),
        _ => form?["Action"].ToString() switch
        {
            "AssumeRoleWithWebIdentity" => new(CredentialCallKind.WebIdentity, $"{form["RoleArn"]} {form["WebIdentityToken"]}"),
            "AssumeRole" => new(CredentialCallKind.Role, $"{form["RoleArn"]} by {SignerOf(request)}"),
            _ => new(CredentialCallKind.Unknown, $"{request.Method} {request.Path}"),
        },
    };

    // Authorization: AWS4-HMAC-SHA256 Credential=KEY/20240930/…
    private static string SignerOf(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        int start = header.IndexOf("Credential=", StringComparison.Ordinal);
        return start < 0 ? "nobody" : header[(start + "Credential=".Length)..].Split('/')[0];
    }

    private (string MediaType, string Body) Grant(CredentialCall call) => call.Kind switch
    {
        CredentialCallKind.WebIdentity or CredentialCallKind.Role => ("text/xml", StsAnswer(call.Kind == CredentialCallKind.Role ? "AssumeRole" : "AssumeRoleWithWebIdentity")),
        CredentialCallKind.SsoRole => ("application/json", new JsonObject
        {
            ["roleCredentials"] = new JsonObject
            {
                ["accessKeyId"] = _session.AccessKey,
                ["secretAccessKey"] = _session.SecretKey,
                ["sessionToken"] = _session.Token,
                ["expiration"] = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds(),
            },
        }.ToJsonString()),
        CredentialCallKind.SsoToken => ("application/json", """{ "accessToken": "renewed-token", "expiresIn": 3600, "refreshToken": "next-refresh", "tokenType": "Bearer" }"""),
        CredentialCallKind.InstanceToken => ("text/plain", "instance-token"),
        CredentialCallKind.InstanceRole => ("text/plain", InstanceRole),
        _ => ("application/json", Json),
    };

    private string StsAnswer(string action) =>
        $"<{action}Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><{action}Result><Credentials><AccessKeyId>{_session.AccessKey}</AccessKeyId>"
        + $"<SecretAccessKey>{_session.SecretKey}</SecretAccessKey><SessionToken>{_session.Token}</SessionToken><Expiration>{InAnHour}</Expiration></Credentials>"
        + $"<AssumedRoleUser><Arn>arn:aws:sts::1:assumed-role/node/test</Arn><AssumedRoleId>AROA:test</AssumedRoleId></AssumedRoleUser></{action}Result>"
        + $"<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></{action}Response>";

    private static (string MediaType, string Body) Refuse(CredentialCall call) => call.Kind switch
    {
        CredentialCallKind.WebIdentity or CredentialCallKind.Role => (
            "text/xml",
            "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                + "<Message>Not authorized to perform sts:AssumeRole</Message></Error><RequestId>1</RequestId></ErrorResponse>"),
        _ => ("application/json", """{ "message": "the test refuses" }"""),
    };
}
