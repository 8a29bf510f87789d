using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.Configuration;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Store.S3;

/// <summary>How to reach the S3 service.</summary>
internal sealed record S3Connection
{
    private const string DefaultServerRegion = "us-east-1";

    /// <summary>Which service.</summary>
    public required S3Endpoint Endpoint { get; init; }

    /// <summary>The region to sign for; null: the bucket's own, which is asked for (AWS only).</summary>
    public string? Region { get; init; }

    /// <summary>Whether every upload carries a checksum for the server to check, or only one for which S3 demands it.</summary>
    public bool AlwaysSendsChecksums { get; init; }

    /// <summary>Whether the AWS SDK checks what it reads wherever the server sent a checksum.</summary>
    public bool AlwaysChecksResponses { get; init; }

    /// <summary>The credentials; null: the AWS SDK's own chain (variables, profile, web identity, container, instance).</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>How long to wait and to try.</summary>
    public S3Patience Patience { get; init; } = new();

    /// <summary>Reads the connection out of the environment.</summary>
    /// <exception cref="UsageException">A variable of AWS's holds what it may not.</exception>
    public static S3Connection Read(NodeEnvironment environment, IConfiguration configuration)
    {
        var values = new EnvironmentValues(configuration);
        S3Endpoint endpoint = ReadEndpoint(environment, values);
        string? region = values.Raw(AwsVariables.Region) ?? values.Raw(AwsVariables.DefaultRegion);

        // Other servers know the older checksums only, and refuse uploads that carry newer ones.
        bool sendsChecksums = ReadChecksums(values, AwsVariables.RequestChecksumCalculation) ?? endpoint.IsAws;
        bool checksResponses = ReadChecksums(values, AwsVariables.ResponseChecksumValidation) ?? endpoint.IsAws;
        return values.Problems.Count > 0 ? throw new UsageException(values.Problems) : new S3Connection
        {
            Endpoint = endpoint,
            Region = endpoint.IsAws ? endpoint.Region ?? region ?? ProfileRegion() : region ?? DefaultServerRegion,
            AlwaysSendsChecksums = sendsChecksums,
            AlwaysChecksResponses = checksResponses,
        };
    }

    private static S3Endpoint ReadEndpoint(NodeEnvironment environment, EnvironmentValues values)
    {
        if (environment.S3Endpoint is { } given)
        {
            return S3Endpoint.Of(given, EnvironmentNames.S3Endpoint);
        }

        // The AWS SDK finds it in AWS_ENDPOINT_URL_S3, in AWS_ENDPOINT_URL or in the profile, unless it is told not to look there.
        if (new AmazonS3Config().ServiceURL is not { } configured)
        {
            return S3Endpoint.Aws;
        }

        const string Source = "AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL or the AWS profile";
        if (S3EndpointFormat.Read(configured, out Uri? address) is { } fault)
        {
            values.Add($"{Source}: expected {S3EndpointFormat.Expected}: {fault}");
        }

        return address is null ? S3Endpoint.Aws : S3Endpoint.Of(address, Source);
    }

    private static bool? ReadChecksums(EnvironmentValues values, string name)
    {
        const string Always = "when_supported";
        const string Sometimes = "when_required";
        string? value = values.Text(
            name,
            $"{Always} or {Sometimes}",
            text => text.Equals(Always, StringComparison.OrdinalIgnoreCase) || text.Equals(Sometimes, StringComparison.OrdinalIgnoreCase) ? null : "it is neither");
        return value?.Equals(Always, StringComparison.OrdinalIgnoreCase);
    }

    private static string? ProfileRegion() => FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName;
}
