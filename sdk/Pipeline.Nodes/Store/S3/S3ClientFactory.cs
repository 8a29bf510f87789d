using Amazon;
using Amazon.Runtime;
using Amazon.RuntimeDependencies;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SSO;
using Amazon.SSOOIDC;

namespace Pipeline.Nodes.Store.S3;

/// <summary>Makes clients of the AWS SDK that send what they are told, once: repetition is this store's own concern.</summary>
internal static class S3ClientFactory
{
    private const int CopyBufferBytes = 256 * 1024;

    public static AmazonS3Client Make(S3Connection connection, string region, HttpClientFactory http)
    {
        RegisterCredentialClients();
        var config = new AmazonS3Config
        {
            HttpClientFactory = http,
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
            BufferSize = CopyBufferBytes,
            UseHttp = connection.Endpoint.UsesHttp,
            RequestChecksumCalculation = connection.AlwaysSendsChecksums ? RequestChecksumCalculation.WHEN_SUPPORTED : RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = connection.AlwaysChecksResponses ? ResponseChecksumValidation.WHEN_SUPPORTED : ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (connection.Endpoint.Address is { } address)
        {
            config.ServiceURL = address.AbsoluteUri;
            config.AuthenticationRegion = region;
            config.ForcePathStyle = !connection.Endpoint.IsAws;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
            config.IgnoreConfiguredEndpointUrls = true;
        }

        return connection.Credentials is { } credentials ? new AmazonS3Client(credentials, config) : new AmazonS3Client(config);
    }

    // Compiled ahead of time, the AWS SDK cannot find these by name: web identity (IRSA) and assumed roles need the first, SSO the others.
    private static void RegisterCredentialClients()
    {
        GlobalRuntimeDependencyRegistry registry = GlobalRuntimeDependencyRegistry.Instance;
        registry.RegisterSecurityTokenServiceClient(context => new AmazonSecurityTokenServiceClient(
            new AnonymousAWSCredentials(), context.SecurityTokenServiceClientContextData.Region));
        registry.RegisterSSOClient(context => new AmazonSSOClient(new AnonymousAWSCredentials(), context.SSOClientContextData.Region));
        registry.RegisterSSOOIDCClient(context => new AmazonSSOOIDCClient(new AnonymousAWSCredentials(), context.SSOOIDCClientContextData.Region));
    }
}
