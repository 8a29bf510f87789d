using System.Text.RegularExpressions;

namespace Pipeline.Nodes.Store.S3;

/// <summary>Which service speaks S3: AWS itself, or another server at an address.</summary>
internal sealed partial record S3Endpoint
{
    /// <summary>AWS where no address is given.</summary>
    public static S3Endpoint Aws { get; } = new() { IsAws = true, Source = "the default, as S3_ENDPOINT is not set" };

    /// <summary>Whether AWS itself answers: its conditions hold, its checksums are understood, its buckets have regions.</summary>
    public required bool IsAws { get; init; }

    /// <summary>The address to send requests to; null: the AWS SDK forms it from the region.</summary>
    public Uri? Address { get; init; }

    /// <summary>The region that the address implies.</summary>
    public string? Region { get; init; }

    /// <summary>Whether requests go over plain http.</summary>
    public bool UsesHttp { get; init; }

    /// <summary>Where the address comes from, for people.</summary>
    public required string Source { get; init; }

    /// <summary>Reads an address: AWS's own hosts mean AWS, whatever else is a server of its own.</summary>
    /// <param name="address">Scheme, host and port.</param>
    /// <param name="source">The variable that it comes from.</param>
    public static S3Endpoint Of(Uri address, string source)
    {
        bool usesHttp = address.Scheme == Uri.UriSchemeHttp;
        Match match = AwsHost().Match(address.Host);
        if (match.Success)
        {
            string? region = match.Groups["region"] is { Success: true } found ? found.Value : null;
            return new S3Endpoint { IsAws = true, Region = region, UsesHttp = usesHttp, Source = source };
        }

        // AWS has more hosts (dual-stack, FIPS, VPC endpoints); they are taken as they stand.
        Match other = OtherAwsHost().Match(address.Host);
        return new S3Endpoint
        {
            IsAws = other.Success,
            Address = address,
            Region = other.Groups["region"] is { Success: true } inHost ? inHost.Value : null,
            UsesHttp = usesHttp,
            Source = source,
        };
    }

    /// <summary>The address for people: <c>http://minio:9000 (S3_ENDPOINT)</c>.</summary>
    public override string ToString() => $"{Address?.GetLeftPart(UriPartial.Authority) ?? (Region is null ? "AWS S3" : $"AWS S3 in {Region}")} ({Source})";

    [GeneratedRegex(@"^s3(?:[.-](?<region>[a-z]{2,}(?:-[a-z]+)+-\d))?\.amazonaws\.com(\.cn)?$", RegexOptions.IgnoreCase)]
    private static partial Regex AwsHost();

    [GeneratedRegex(@"(?:^|\.)(?<region>[a-z]{2,}(?:-[a-z]+)+-\d)(?:\.vpce)?\.amazonaws\.com(\.cn)?$|\.amazonaws\.com(\.cn)?$", RegexOptions.IgnoreCase)]
    private static partial Regex OtherAwsHost();
}
