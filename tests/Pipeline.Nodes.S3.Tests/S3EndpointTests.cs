using Microsoft.Extensions.Configuration;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store.S3;

namespace Pipeline.Nodes.S3.Tests;

public sealed class S3EndpointTests
{
    [Theory]
    [InlineData("https://s3.amazonaws.com", true, null, null)]
    [InlineData("https://s3.eu-west-1.amazonaws.com", true, "eu-west-1", null)]
    [InlineData("https://s3-us-west-2.amazonaws.com", true, "us-west-2", null)]
    [InlineData("https://s3.cn-north-1.amazonaws.com.cn", true, "cn-north-1", null)]
    [InlineData("https://s3.us-gov-west-1.amazonaws.com", true, "us-gov-west-1", null)]
    [InlineData("https://s3.dualstack.eu-west-1.amazonaws.com", true, "eu-west-1", "https://s3.dualstack.eu-west-1.amazonaws.com/")]
    [InlineData("https://bucket.vpce-1.s3.us-east-1.vpce.amazonaws.com", true, "us-east-1", "https://bucket.vpce-1.s3.us-east-1.vpce.amazonaws.com/")]
    [InlineData("http://minio:9000", false, null, "http://minio:9000/")]
    [InlineData("https://s3.amazonaws.com.example.org", false, null, "https://s3.amazonaws.com.example.org/")]
    [InlineData("https://s3.eu-central-003.backblazeb2.com", false, null, "https://s3.eu-central-003.backblazeb2.com/")]
    public void Of_Address_TellsAwsFromOtherServers(string url, bool isAws, string? region, string? address)
    {
        S3Endpoint endpoint = S3Endpoint.Of(new Uri(url), "S3_ENDPOINT");
        Assert.Equal((isAws, region, address), (endpoint.IsAws, endpoint.Region, endpoint.Address?.AbsoluteUri));
    }

    [Fact]
    public void Read_OtherServer_SignsForUsEast1AndSendsNoNewChecksums()
    {
        S3Connection connection = Read("http://minio:9000");
        Assert.Equal(("us-east-1", false, false), (connection.Region, connection.AlwaysSendsChecksums, connection.AlwaysChecksResponses));
    }

    [Fact]
    public void Read_Aws_SendsChecksumsAndTakesTheRegionOfTheAddress()
    {
        S3Connection connection = Read("https://s3.eu-west-1.amazonaws.com", ("AWS_REGION", "us-east-2"));
        Assert.Equal(("eu-west-1", true, true), (connection.Region, connection.AlwaysSendsChecksums, connection.AlwaysChecksResponses));
    }

    [Theory]
    [InlineData("AWS_REGION", "eu-north-1")]
    [InlineData("AWS_DEFAULT_REGION", "eu-south-1")]
    public void Read_Region_ComesFromEitherVariable(string name, string region)
        => Assert.Equal(region, Read("https://s3.amazonaws.com", (name, region)).Region);

    [Fact]
    public void Read_ChecksumVariables_OverrideTheDefault()
    {
        S3Connection connection = Read(
            "http://minio:9000", ("AWS_REQUEST_CHECKSUM_CALCULATION", "WHEN_SUPPORTED"), ("AWS_RESPONSE_CHECKSUM_VALIDATION", "when_supported"));
        Assert.Equal((true, true), (connection.AlwaysSendsChecksums, connection.AlwaysChecksResponses));
    }

    [Fact]
    public void Read_ChecksumVariablesAreWrong_NamesBoth()
    {
        UsageException exception = Assert.Throws<UsageException>(() => Read(
            "http://minio:9000", ("AWS_REQUEST_CHECKSUM_CALCULATION", "never"), ("AWS_RESPONSE_CHECKSUM_VALIDATION", "1")));
        Assert.Equal(
            "AWS_REQUEST_CHECKSUM_CALCULATION is 'never', expected when_supported or when_required: it is neither; "
            + "AWS_RESPONSE_CHECKSUM_VALIDATION is '1', expected when_supported or when_required: it is neither",
            exception.Message);
    }

    private static S3Connection Read(string endpoint, params (string Name, string Value)[] variables)
    {
        var environment = new NodeEnvironment { DagKey = "a7b3c9d2", WorkDirectory = "/tmp", S3Endpoint = new Uri(endpoint) };
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(variables.Select(variable => KeyValuePair.Create(variable.Name, (string?)variable.Value)))
            .Build();
        return S3Connection.Read(environment, configuration);
    }
}
