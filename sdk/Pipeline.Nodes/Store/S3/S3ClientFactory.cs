using Amazon;
using Amazon.Runtime;
using Amazon.S3;

namespace Pipeline.Nodes.Store.S3;

/// <summary>Makes clients of the AWS SDK that send what they are told, once: repetition is this store's own concern.</summary>
internal static class S3ClientFactory
{
    private const int CopyBufferBytes = 256 * 1024;

    public static AmazonS3Client Make(S3Connection connection, string region, HttpClientFactory http)
    {
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

        return new AmazonS3Client(connection.Credentials ?? ChainedCredentials.Shared, config);
    }
}
