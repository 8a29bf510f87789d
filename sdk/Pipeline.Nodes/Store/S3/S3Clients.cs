using System.Collections.Concurrent;
using System.Net;
using Amazon.S3;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Store.S3;

/// <summary>The clients of a process: one for each region, all with one pool of connections and one set of credentials.</summary>
internal sealed class S3Clients(S3Connection connection) : IDisposable
{
    /// <summary>Where AWS still has buckets whose names break its rules of today: they were made there before March 2018.</summary>
    public const string RegionOfOldNames = "us-east-1";

    private const string RegionHeader = "x-amz-bucket-region";

    private readonly S3HttpClients _http = new();
    private readonly ConcurrentDictionary<string, Lazy<AmazonS3Client>> _byRegion = new(StringComparer.Ordinal);

    public S3Connection Connection => connection;

    /// <summary>The client for a bucket.</summary>
    /// <exception cref="HttpRequestException">AWS did not say in which region the bucket is.</exception>
    /// <exception cref="ConfigException">AWS knows no such bucket.</exception>
    public async Task<IAmazonS3> ForBucketAsync(S3Place place, CancellationToken cancellationToken)
    {
        if (connection.Region is { } known and not RegionOfOldNames && place.NameFault is not null)
        {
            throw S3Texts.NoSuchName(place, known);
        }

        string region = connection.Region ?? await AskForRegionAsync(place, cancellationToken);
        return _byRegion.GetOrAdd(region, name => new Lazy<AmazonS3Client>(() => S3ClientFactory.Make(connection, name, _http))).Value;
    }

    public void Dispose()
    {
        foreach (Lazy<AmazonS3Client> client in _byRegion.Values.Where(client => client.IsValueCreated))
        {
            client.Value.Dispose();
        }

        _http.Dispose();
    }

    // AWS tells a bucket's region to anybody who asks, also with an error status; no credentials are needed.
    private async Task<string> AskForRegionAsync(S3Place place, CancellationToken cancellationToken)
    {
        var address = new Uri($"{(connection.Endpoint.UsesHttp ? "http" : "https")}://s3.us-east-1.amazonaws.com/{Uri.EscapeDataString(place.Bucket)}");
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using HttpResponseMessage response = await _http.Client.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues(RegionHeader, out IEnumerable<string>? values))
        {
            return values.First();
        }

        throw response.StatusCode == HttpStatusCode.NotFound || (response.StatusCode == HttpStatusCode.BadRequest && place.NameFault is not null)
            ? S3Texts.NoSuchBucket(place)
            : new HttpRequestException(
                $"AWS did not say in which region the bucket {place.Bucket} is; set {AwsVariables.Region}", inner: null, response.StatusCode);
    }
}
