using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pipeline.Nodes.DataFetcher.Failures;
using Pipeline.Nodes.DataFetcher.Http;
using Pipeline.Nodes.DataFetcher.Tests.Server;

namespace Pipeline.Nodes.DataFetcher.Tests.Http;

public sealed class HttpSourceTlsTests : IDisposable
{
    private static readonly byte[] Data = Fetch.Bytes(1000);
    private readonly X509Certificate2 _certificate = CreateCertificate();

    [Fact]
    public async Task Open_UntrustedCertificate_IsUnavailableAfterRetries()
    {
        await using ScriptedServer server = new(_certificate);
        using Fetch fetch = new();

        FetchException exception = await fetch.FailAsync(server.Url(), FetchFailure.Unavailable);

        Assert.Contains("no secure connection (", exception.Message, StringComparison.Ordinal);
        Assert.Contains("in 7 tries", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_RedirectFromHttpsToHttp_IsBlocked()
    {
        await using ScriptedServer plain = new(Answer.Body(Data));
        await using ScriptedServer secure = new(_certificate, Answer.Status(302, $"Location: {plain.Url()}"));
        using Fetch fetch = new(CreateTrustingHandler());

        FetchException exception = await fetch.FailAsync(secure.Url(), FetchFailure.Blocked);

        Assert.Contains($"leads from https to {plain.Url()}", exception.Message, StringComparison.Ordinal);
        Assert.Empty(plain.Requests);
    }

    [Fact]
    public async Task Open_RedirectFromHttpToHttps_IsFollowed()
    {
        await using ScriptedServer secure = new(_certificate, Answer.Body(Data));
        await using ScriptedServer plain = new(Answer.Status(301, $"Location: {secure.Url()}"));
        using Fetch fetch = new(CreateTrustingHandler());

        Assert.Equal(Data, await fetch.ReadAsync(plain.Url()));
    }

    public void Dispose() => _certificate.Dispose();

    private SocketsHttpHandler CreateTrustingHandler()
    {
        SocketsHttpHandler handler = HttpClients.CreateHandler();
        handler.SslOptions.RemoteCertificateValidationCallback =
            (_, certificate, _, _) => _certificate.Equals(certificate);
        return handler;
    }

    private static X509Certificate2 CreateCertificate()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=loopback", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue.AddYears(-1));
    }
}
