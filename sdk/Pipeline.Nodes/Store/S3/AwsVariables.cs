namespace Pipeline.Nodes.Store.S3;

/// <summary>The variables of the AWS SDKs that this store reads itself; the AWS SDK reads the rest, credentials above all.</summary>
internal static class AwsVariables
{
    public const string Region = "AWS_REGION";
    public const string DefaultRegion = "AWS_DEFAULT_REGION";
    public const string RequestChecksumCalculation = "AWS_REQUEST_CHECKSUM_CALCULATION";
    public const string ResponseChecksumValidation = "AWS_RESPONSE_CHECKSUM_VALIDATION";
}
