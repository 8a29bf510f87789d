using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.SharedInterfaces;
using Amazon.SecurityToken;

namespace Pipeline.Nodes.Store.S3;

/// <summary>
/// A role that a profile assumes, asked for with the credentials of its source. The AWS SDK does not tell a client that is registered for programs compiled ahead
/// of time whose credentials to ask with, so that its own would ask with none.
/// </summary>
internal sealed class AssumedRole : RefreshingAWSCredentials
{
    private readonly AWSCredentials _source;
    private readonly AssumeRoleAWSCredentials _role;

    private AssumedRole(AWSCredentials source, AssumeRoleAWSCredentials role)
    {
        _source = source;
        _role = role;
        PreemptExpiryTime = role.PreemptExpiryTime;
    }

    /// <summary>The role.</summary>
    public string Arn => _role.RoleArn;

    /// <summary>Takes the place of a role that the AWS SDK found, also where its source is a role itself; other credentials stay as they are.</summary>
    public static AWSCredentials InPlaceOf(AWSCredentials found)
        => found is AssumeRoleAWSCredentials role ? new AssumedRole(InPlaceOf(role.SourceCredentials), role) : found;

    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var client = new AmazonSecurityTokenServiceClient(_source, FallbackRegionFactory.GetRegionEndpoint() ?? RegionEndpoint.USEast1);
        AssumeRoleImmutableCredentials credentials =
            await ((ICoreAmazonSTS)client).CredentialsFromAssumeRoleAuthenticationAsync(_role.RoleArn, _role.RoleSessionName, _role.Options);
        return new CredentialsRefreshState(credentials, credentials.Expiration);
    }
}
